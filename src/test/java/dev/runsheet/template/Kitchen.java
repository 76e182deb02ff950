package dev.runsheet.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bakery's template routes, as somebody calls them.
final class Kitchen {
    static final String ALL = "/organizations/" + World.FLOUR.hex() + "/checklists";

    private final ApiServer.Caller caller;

    Kitchen(ApiServer.Caller caller) {
        this.caller = caller;
    }

    /// What must succeed, as what it answered.
    Map<String, Object> create(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Order flour");
        body.put("type", "procedure");
        body.putAll(more);
        return ok(caller.post(ALL, body), 201);
    }

    Map<String, Object> read(Object id, String with) {
        return ok(caller.get(ALL + "/" + id + "?with=" + with), 200);
    }

    Map<String, Object> addStep(Object id, String title, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", title);
        body.putAll(more);
        return ok(caller.post(ALL + "/" + id + "/steps", body), 201);
    }

    Map<String, Object> addField(Object id, Object step, Map<String, Object> more) {
        return ok(caller.post(captures(id, step), field("text", more)), 201);
    }

    Map<String, Object> addRule(Object id, Map<String, Object> condition, Object target) {
        return ok(caller.post(ALL + "/" + id + "/automated-actions", rule(condition, target)), 201);
    }

    List<String> titles(Object id) {
        return caller.get(ALL + "/" + id + "/steps").rows().stream()
                .map(step -> (String) step.get("title"))
                .toList();
    }

    static String one(Object id) {
        return ALL + "/" + id;
    }

    static String step(Object id, Object step) {
        return ALL + "/" + id + "/steps/" + step;
    }

    static String captures(Object id, Object step) {
        return step(id, step) + "/captures";
    }

    static Map<String, Object> field(String type, Map<String, Object> more) {
        var field = new LinkedHashMap<String, Object>();
        field.put("label", "Supplier name");
        field.put("field_type", type);
        field.put("required", false);
        field.putAll(more);
        return field;
    }

    static Map<String, Object> on(String type, Object id, String operation) {
        var condition = new LinkedHashMap<String, Object>();
        condition.put("conditionable_id", id);
        condition.put("conditionable_type", type);
        condition.put("operation", operation);
        condition.put("statement", null);
        condition.put("logic", "and");
        return condition;
    }

    static Map<String, Object> rule(Map<String, Object> condition, Object target) {
        return Map.of(
                "automated_alias",
                "Show the check",
                "conditions",
                List.of(condition),
                "then_actions",
                List.of(show(target)));
    }

    static Map<String, Object> show(Object target) {
        return Map.of("action_type", "visibility", "action_verb", "show", "target_step_id", target);
    }

    static Map<String, Object> deadline(int value, String unit, String option, Object step) {
        return Map.of("value", value, "unit", unit, "option", option, "step", step);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /// The steps that `with=steps` adds.
    static List<Map<String, Object>> steps(Map<String, Object> template) {
        return list(map(template.get("steps")).get("data"));
    }

    private static Map<String, Object> ok(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.data();
    }
}
