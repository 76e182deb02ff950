package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A template before it is made. Its steps go by their titles and its fields by their labels, of
/// which there is one each; where a request wants an id, `ref` of the name stands for it.
///
/// ```
/// var baking = Recipe.called("Baking")
///         .step("Mix", Map.of("assignees", List.of(1002)), Forms.field("text", "Flour"))
///         .step("Bake", Map.of())
///         .rule(Rules.when("Mix", "completed"), Rules.show("Bake"))
///         .create(api);
/// var run = baking.launch(Map.of());
/// run.complete("Mix");
/// ```
public final class Recipe {
    private final Map<String, Object> body = new LinkedHashMap<>();
    private final List<Object> kickoff = new ArrayList<>();
    private final List<Object> steps = new ArrayList<>();
    private final List<Object> rules = new ArrayList<>();

    private Recipe(String title) {
        body.put("title", title);
        body.put("type", "procedure");
        body.put("can_add_oot", true);
        body.put("prerun", kickoff);
        body.put("steps", steps);
        body.put("automated_actions", rules);
    }

    public static Recipe called(String title) {
        return new Recipe(title);
    }

    /// What stands for the id of a step or field until it has one.
    public static String ref(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
    }

    public Recipe with(String key, Object value) {
        body.put(key, value);
        return this;
    }

    public Recipe kickoff(Map<String, Object> field) {
        kickoff.add(Forms.with(field, "id", ref((String) field.get("label"))));
        return this;
    }

    @SafeVarargs
    public final Recipe step(
            String title, Map<String, Object> more, Map<String, Object>... fields) {
        var list = new ArrayList<Map<String, Object>>();
        for (var field : fields) {
            list.add(field);
        }
        return step(title, more, list);
    }

    public Recipe step(String title, Map<String, Object> more, List<Map<String, Object>> fields) {
        var step = new LinkedHashMap<>(more);
        step.put("id", ref(title));
        step.put("title", title);
        step.put(
                "captures",
                fields.stream()
                        .map(field -> Forms.with(field, "id", ref((String) field.get("label"))))
                        .toList());
        steps.add(step);
        return this;
    }

    @SafeVarargs
    public final Recipe rule(Map<String, Object> condition, Map<String, Object>... actions) {
        return rule(List.of(condition), actions);
    }

    @SafeVarargs
    public final Recipe rule(List<Map<String, Object>> conditions, Map<String, Object>... actions) {
        var list = new ArrayList<Object>();
        for (var action : actions) {
            list.add(action);
        }
        var rule = new LinkedHashMap<String, Object>();
        rule.put("automated_alias", "Rule " + (rules.size() + 1));
        rule.put("conditions", conditions);
        rule.put("then_actions", list);
        rules.add(rule);
        return this;
    }

    /// Ann makes it.
    public Made create(ApiServer api) {
        var ann = api.as(World.ANN_TOKEN);
        var all = "/organizations/" + World.FLOUR.hex() + "/checklists";
        var reply = ann.post(all, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var id = (String) reply.data().get("id");
        var ids = new LinkedHashMap<String, String>();
        named((List<?>) reply.data().get("prerun"), "label", ids);
        var rows = ann.get(all + "/" + id + "/steps").rows();
        named(rows, "title", ids);
        rows.forEach(step -> named((List<?>) step.get("captures"), "label", ids));
        return new Made(api, id, Map.copyOf(ids));
    }

    private static void named(List<?> things, String nameKey, Map<String, String> ids) {
        for (var thing : things) {
            var map = (Map<?, ?>) thing;
            ids.put((String) map.get(nameKey), (String) map.get("id"));
        }
    }

    /// A template that is there, with the ids of its steps and fields by their names.
    public record Made(ApiServer api, String id, Map<String, String> ids) {
        public String id(String name) {
            return ids.get(name);
        }

        public String path() {
            return "/organizations/" + World.FLOUR.hex() + "/checklists/" + id;
        }

        /// The template as it is read.
        public Map<String, Object> read() {
            var reply = api.as(World.ANN_TOKEN).get(path());
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            return reply.data();
        }

        /// What stands for the answer to that question in texts.
        public String variable(String label) {
            var fields = api.as(World.ANN_TOKEN).get(path() + "/form-fields").rows();
            return fields.stream()
                    .filter(field -> field.get("label").equals(label))
                    .map(field -> "{{" + field.get("alias") + "}}")
                    .findFirst()
                    .orElseThrow();
        }

        /// Ann changes one property of a step.
        public void edit(String step, String key, Object value) {
            var body = new LinkedHashMap<String, Object>(Map.of("title", step));
            body.put(key, value);
            var reply = api.as(World.ANN_TOKEN).put(path() + "/steps/" + id(step), body);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }

        /// Of a launch or an update: the answer to one question of the kick-off form.
        public Map<String, Object> prerun(String label, Object value) {
            return Map.of("prerun", Map.of(id(label), value));
        }

        /// Ann launches it.
        public Batch launch(Map<String, Object> more) {
            var reply = launch(World.ANN_TOKEN, more);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            return new Batch(this, reply.data());
        }

        public Reply launch(String token, Map<String, Object> more) {
            var body = new LinkedHashMap<String, Object>(Map.of("checklist_id", id));
            body.putAll(more);
            return api.as(token).post("/organizations/" + World.FLOUR.hex() + "/runs", body);
        }
    }
}
