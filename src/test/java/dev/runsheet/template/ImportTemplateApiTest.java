package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.deadline;
import static dev.runsheet.template.Kitchen.field;
import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.map;
import static dev.runsheet.template.Kitchen.on;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.rule;
import static dev.runsheet.template.Kitchen.steps;
import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Templates that come from others; the numbers are those of the behaviours in the templates spec.
class ImportTemplateApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(BOB_TOKEN);

    /// What the command line leaves out of an export before it posts it.
    private static final Set<String> NOT_SENT =
            Set.of(
                    "id",
                    "owner_id",
                    "created_by",
                    "alias",
                    "steps_count",
                    "industry_tags",
                    "topic_tags",
                    "folder_id",
                    "kickoff_title",
                    "kickoff_description",
                    "started_processes",
                    "created_at",
                    "last_updated",
                    "archived_at");

    private final Kitchen kitchen = new Kitchen(ANN);

    @AfterAll
    static void close() {
        API.close();
    }

    /// Two steps, a kick-off field that a title mentions, a rule, an anchor and a milestone.
    private Object whole(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("prerun", List.of(field("text", Map.of("label", "Grain"))));
        var template = kitchen.create(body);
        var id = template.get("id");
        var asked = list(template.get("prerun")).getFirst();
        var stage = ANN.post(one(id) + "/stages", Map.of("name", "Prepare")).data().get("id");
        var title = "Order {{" + asked.get("alias") + "}} for {{other}}";
        var first =
                kitchen.addStep(
                        id,
                        title,
                        Map.of(
                                "stage_id",
                                stage,
                                "groups",
                                List.of(OVENS.hex()),
                                "assignees",
                                List.of(1002)));
        var second =
                kitchen.addStep(
                        id,
                        "Pay",
                        Map.of("deadline", deadline(2, "days", "from", first.get("id"))));
        var weight = kitchen.addField(id, first.get("id"), Map.of("label", "Weight"));
        var rule = rule(on("Prerun", asked.get("id"), "equals"), second.get("id"));
        var twice = new LinkedHashMap<String, Object>(rule);
        twice.put(
                "conditions",
                List.of(
                        on("Prerun", asked.get("id"), "equals"),
                        on("Capture", weight.get("id"), "is_empty"),
                        on("Step", first.get("id"), "completed")));
        assertThat(ANN.post(one(id) + "/automated-actions", twice).status()).isEqualTo(201);
        return id;
    }

    private static void assertRetargeted(Map<String, Object> copy) {
        var steps = steps(copy);
        var asked = list(copy.get("prerun")).getFirst();
        var rule = list(copy.get("automated_actions")).getFirst();
        assertThat(list(rule.get("conditions")))
                .extracting(condition -> condition.get("conditionable_id"))
                .containsExactly(
                        asked.get("id"),
                        list(steps.getFirst().get("captures")).getFirst().get("id"),
                        steps.getFirst().get("id"));
        assertThat(list(rule.get("then_actions")).getFirst())
                .containsEntry("target_step_id", steps.getLast().get("id"));
        assertThat(map(steps.getLast().get("deadline")))
                .containsEntry("step", steps.getFirst().get("id"));
        assertThat(steps.getFirst())
                .containsEntry("title", "Order {{" + asked.get("alias") + "}} for {{other}}")
                .containsEntry("checklist_id", copy.get("id"));
    }

    @Test
    void b10_anExportedTemplateComesBackWithItsRulesOnTheNewSteps() {
        var id = whole(Map.of("users", List.of(1002)));
        var export = new LinkedHashMap<>(kitchen.read(id, "steps,automated_actions,prerun"));
        export.keySet().removeAll(NOT_SENT);
        export.put("users", List.of(1002, 777_777));
        export.put("kickoff_sharing_user_id", 777_777);
        steps(export).getFirst().put("assignees", List.of("777777", 1002));
        var reply = ANN.post(ALL, export);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var copy = kitchen.read(reply.data().get("id"), "steps");
        assertThat(copy).containsEntry("users", List.of(1002)).containsEntry("owner_id", 1001);
        assertThat(named(copy)).isNotEmpty().doesNotContainAnyElementsOf(named(export));
        assertThat(copy.get("increment_id")).isNotEqualTo(export.get("increment_id"));
        assertThat(steps(copy).getFirst())
                .containsEntry("assignees", List.of(1002))
                .containsEntry("stage_id", null);
        assertThat(list(copy.get("prerun")).getFirst().get("alias"))
                .isNotEqualTo(list(export.get("prerun")).getFirst().get("alias"));
        assertRetargeted(copy);
    }

    @Test
    void aliasesThatAreFreeStay() {
        var id = whole(Map.of());
        var export = new LinkedHashMap<>(kitchen.read(id, "steps,stages"));
        ANN.delete(one(id));
        ANN.delete(one(id) + "/delete");
        var copy = kitchen.read(ANN.post(ALL, export).data().get("id"), "steps,stages");
        assertThat(list(copy.get("prerun")).getFirst())
                .containsEntry("alias", list(export.get("prerun")).getFirst().get("alias"));
        assertThat(steps(copy).getFirst())
                .containsEntry("alias", steps(export).getFirst().get("alias"))
                .containsEntry("stage_id", list(copy.get("stages")).getFirst().get("id"));
        assertRetargeted(copy);
    }

    @Test
    void b11_aCloneHasItsOwnIdsAndAliases() {
        var id = whole(Map.of("title", "Order flour", "is_public", true));
        var original = kitchen.read(id, "steps");
        var copy =
                kitchen.read(
                        BOB.post(one(id) + "/clone", Map.of("tenant", FLOUR.hex()))
                                .data()
                                .get("id"),
                        "steps");
        assertThat(copy)
                .containsEntry("title", "COPY OF - Order flour")
                .containsEntry("created_by", 1002)
                .containsEntry("owner_id", 1002)
                .containsEntry("started_processes", 0)
                .containsEntry("is_public", false);
        assertThat(steps(copy).getFirst())
                .containsEntry("groups", List.of(OVENS.hex()))
                .doesNotContainEntry("id", steps(original).getFirst().get("id"))
                .doesNotContainEntry("alias", steps(original).getFirst().get("alias"));
        assertThat(named(copy)).isNotEmpty().doesNotContainAnyElementsOf(named(original));
        assertRetargeted(copy);
        assertThat(kitchen.read(id, "steps")).isEqualTo(original);
        assertThat(ANN.post(one(id) + "/duplicate", Map.of("title", "Mine")).data())
                .containsEntry("title", "Mine");
    }

    /// The ids and aliases of everything that has one.
    private static List<Object> named(Map<String, Object> template) {
        var steps = steps(template);
        var fields = steps.stream().flatMap(step -> list(step.get("captures")).stream());
        var rules = list(template.get("automated_actions")).stream();
        return Stream.of(
                        Stream.of(template),
                        list(template.get("prerun")).stream(),
                        steps.stream(),
                        fields,
                        rules)
                .flatMap(things -> things)
                .flatMap(thing -> Stream.of(thing.get("id"), thing.get("alias")))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void b45_aRestrictedTemplateStaysRestrictedAndCrossesOrganizationsByName() {
        var rights =
                List.of(
                                "checklist_read",
                                "checklist_edit",
                                "process_launch",
                                "checklist_duplicate",
                                "process_read")
                        .stream()
                        .map(type -> Map.<String, Object>of("type", type, "all", false))
                        .toList();
        var tag = LabelStoreTest.tag(API.database(), "Urgent order");
        var id = whole(Map.of("permissions", rights, "tags", List.of(tag), "users", List.of(1002)));
        var copy = ANN.post(one(id) + "/clone", Map.of()).data();
        assertThat(BOB.get(one(copy.get("id"))).status()).isEqualTo(404);
        joinTheMill();
        var mill = "/organizations/" + MILL.hex() + "/checklists/";
        var reply = ANN.post(mill + id + "/clone", Map.of("tenant", FLOUR.hex()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var abroad = ANN.get(mill + reply.data().get("id") + "?with=steps,tags,permissions").data();
        assertThat(abroad).containsEntry("users", List.of());
        assertThat(steps(abroad).getFirst())
                .containsEntry("assignees", List.of())
                .containsEntry("groups", List.of());
        assertThat(list(abroad.get("tags")).getFirst())
                .containsEntry("title", "Urgent order")
                .doesNotContainEntry("id", tag);
        assertThat(list(abroad.get("permissions")))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row).containsEntry("all", false));
        var stranger = Map.of("tenant", MILL.hex());
        assertThat(API.as(LIN_TOKEN).post(one(id) + "/clone", stranger).status()).isEqualTo(403);
    }

    private static void joinTheMill() {
        API.database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                insert into member (org_id, member_id, role, status, joined_at, activated_at)
                                                values (:org, :member, 'admin', 'active', :now, :now)
                                                """)
                                        .bind("org", MILL)
                                        .bind("member", ANN_ID)
                                        .bind("now", NOON)
                                        .execute());
    }

    @Test
    void faultsInsideAnImportAreNamedByTheirPaths() {
        var body =
                Map.of(
                        "title",
                        "x",
                        "type",
                        "procedure",
                        "steps",
                        Map.of(
                                "data",
                                List.of(
                                        Map.of(
                                                "title",
                                                "",
                                                "captures",
                                                List.of(Map.of("label", "x"))),
                                        "no step")),
                        "automated_actions",
                        List.of(Map.of("conditions", "x")),
                        "stages",
                        List.of(Map.of()));
        assertThat(ANN.post(ALL, body).errors())
                .containsKeys(
                        "steps.0.title",
                        "steps.0.captures.0.field_type",
                        "steps.1",
                        "automated_actions.0.automated_alias",
                        "stages.0.name");
    }
}
