package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Called;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Postman;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What receivers are told; other kinds of calls are in `PayloadsTest`, each whole. The numbers are
/// those of Appendix B of the platform spec.
class CallsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String NOON = "2026-03-06T12:00:00Z";
    private static final Map<String, Object> ANN =
            map("id", 1001, "email", "ann@flour.example", "full_name", "Ann Baker");
    private static final Map<String, Object> BOB =
            map("id", 1002, "email", "bob@flour.example", "full_name", "Bob Stone");

    private final Called world = new Called();
    private final Recipe.Made baking =
            Recipe.called("Baking")
                    .with("summary", "Daily bread")
                    .with("webhook", world.receiver.url("/template"))
                    .kickoff(Forms.field("text", "Customer"))
                    .step(
                            "Mix",
                            Map.of("assignees", List.of(1002), "guests", List.of(World.GUS)),
                            Forms.field("text", "Flour"),
                            Forms.field("date", "Milled"))
                    .step("Bake", Map.of("summary", "Hot", "webhook", world.receiver.url("/bake")))
                    .step("Sell", Map.of())
                    .create(world.api);

    @AfterEach
    void close() {
        world.close();
    }

    private Batch launched() {
        var customer = Map.of(baking.id("Customer"), "Mill");
        return baking.launch(Map.of("name", "Baking for Mill", "prerun", customer));
    }

    private List<Map<String, Object>> heard(String path) {
        world.postman.deliver();
        return world.receiver.heard(path);
    }

    @Test
    void b54_theTemplateHearsOfTheLaunchOfEachTaskAndOfTheEnd() {
        var run = launched();
        for (var step : List.of("Mix", "Bake", "Sell")) {
            run.complete(step);
        }
        var told = heard("/template");
        assertThat(told).hasSize(4);
        assertThat(told.get(0))
                .containsEntry("id", run.id())
                .containsEntry("status", "in-progress")
                .containsEntry("progress", 0)
                .containsEntry("completed_at", null);
        assertThat(told.get(1))
                .extractingByKey("this_task")
                .extracting("id")
                .isEqualTo(run.task("Mix"));
        assertThat(told.get(2))
                .extractingByKey("this_task")
                .extracting("id")
                .isEqualTo(run.task("Sell"));
        assertThat(told.get(3))
                .containsEntry("id", run.id())
                .containsEntry("status", "completed")
                .containsEntry("progress", 100)
                .containsEntry("completed_at", NOON);
        assertThat(heard("/bake"))
                .singleElement()
                .extracting("this_task.id")
                .isEqualTo(run.task("Bake"));
        assertThat(world.receiver.calls())
                .allSatisfy(call -> assertThat(call.org()).isEqualTo(World.FLOUR.hex()))
                .extracting(call -> call.id())
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void b55_aLaunchIsToldWhole() {
        var run = launched();
        assertThat(heard("/template")).containsExactly(launch(run));
    }

    @Test
    void b55_aTaskIsToldWhole() {
        var tag =
                world.api
                        .as(World.ANN_TOKEN)
                        .post(ORG + "/tags", Map.of("title", "Rush", "color", "#ff0000"));
        assertThat(tag.status()).as(tag.text()).isEqualTo(201);
        var run = launched();
        var applied =
                Map.of(
                        "subject_type",
                        "Run",
                        "subject_id",
                        run.id(),
                        "tag_id",
                        tag.data().get("id"));
        var tagged = world.api.as(World.ANN_TOKEN).post(ORG + "/checklists/tags", applied);
        assertThat(tagged.status()).as(tagged.text()).isLessThan(300);
        run.complete(
                "Mix",
                Map.of(
                        "taskdata",
                        Map.of(
                                run.field("Flour"),
                                "Rye",
                                run.field("Milled"),
                                "2026-03-01T00:00:00Z")));

        var told = heard("/template").getLast();
        assertThat(told)
                .containsOnlyKeys(
                        "this_task",
                        "next_task",
                        "process",
                        "template",
                        "form-fields",
                        "process-tasks",
                        "guest-links",
                        "launcher",
                        "completer");
        assertThat(told.get("this_task")).isEqualTo(mix(run));
        assertThat(told.get("next_task")).isEqualTo(bake(run));
        assertThat(told.get("process")).isEqualTo(process(run, (String) tag.data().get("id")));
        assertThat(told.get("template"))
                .isEqualTo(
                        map(
                                "id",
                                baking.id(),
                                "title",
                                "Baking",
                                "alias",
                                baking.read().get("alias"),
                                "summary",
                                "Daily bread"));
        assertThat(told.get("form-fields"))
                .isEqualTo(
                        map(
                                alias(run, "Customer"), "Mill",
                                alias(run, "Flour"), "Rye",
                                alias(run, "Milled"), "2026-03-01T00:00:00Z"));
        assertThat(told.get("process-tasks")).isEqualTo(launch(run).get("process-tasks"));
        assertThat(told.get("guest-links")).isEqualTo(launch(run).get("guest-links"));
        assertThat(told.get("launcher")).isEqualTo(ANN);
        assertThat(told.get("completer")).isEqualTo(ANN);
    }

    @Test
    void b55_nothingIsNextAtTheEnd() {
        var run = launched();
        for (var step : List.of("Sell", "Mix", "Bake")) {
            run.complete(step);
        }
        assertThat(heard("/bake")).singleElement().extracting("next_task").isEqualTo(List.of());
        assertThat(heard("/template").get(1)).extracting("next_task.id").isEqualTo(run.task("Mix"));
    }

    @Test
    void b56_aTargetThatFailsLeavesTheTaskCompletedAndOneLine() {
        world.receiver.answer("/bake", 500);
        var run = launched();
        run.complete("Bake");
        assertThat(heard("/bake")).hasSize(1);
        assertThat(run.status("Bake")).isEqualTo("completed");
        assertThat(attempts("/bake")).containsExactly("1 500 heard answered 500");
        assertThat(attempts("/template")).containsExactly("1 200 heard null");
    }

    @Test
    void whatIsToldIsTrueOfTheMomentThatItTellsOf() {
        world.postman.close();
        var run = launched();
        run.complete("Mix");
        run.complete("Bake");
        run.reopen("Mix");
        try (var late = new Postman(world.api.database().database())) {
            late.deliver();
        }
        var told = world.receiver.heard("/template").get(1);
        assertThat(told).extracting("this_task.status").isEqualTo("completed");
        assertThat(told).extracting("this_task.completed_at").isEqualTo(NOON);
        assertThat(told).extracting("this_task.completed_by").isEqualTo(ANN);
        assertThat(told).extracting("next_task.id").isEqualTo(run.task("Bake"));
        assertThat(told).extracting("next_task.status").isEqualTo("not-started");
        assertThat(told).extracting("process.progress").isEqualTo(33);
    }

    @Test
    void aTaskCompletedAgainIsToldAgain() {
        var run = launched();
        run.complete("Bake");
        run.reopen("Bake");
        run.complete("Bake");
        assertThat(heard("/bake")).hasSize(2);
    }

    @Test
    void aOneOffTaskIsToldWithoutAProcess() {
        var made =
                world.api
                        .as(World.ANN_TOKEN)
                        .post(
                                ORG + "/tasks",
                                Map.of(
                                        "title", "Sweep",
                                        "task_type", "task",
                                        "deadline", "2026-03-10T12:00:00Z",
                                        "owners", Map.of("users", List.of(1002)),
                                        "webhook", world.receiver.url("/sweep")));
        var id = made.data().get("id");
        world.api.as(World.BOB_TOKEN).post(ORG + "/completed-tasks", Map.of("task_id", id));
        assertThat(heard("/sweep"))
                .containsExactly(
                        map(
                                "this_task",
                                map(
                                        "id",
                                        id,
                                        "title",
                                        "Sweep",
                                        "alias",
                                        null,
                                        "status",
                                        "completed",
                                        "summary",
                                        null,
                                        "deadline",
                                        "2026-03-10T12:00:00Z",
                                        "position",
                                        made.data().get("position"),
                                        "completed_at",
                                        NOON,
                                        "completed_by",
                                        BOB,
                                        "captures",
                                        Map.of(),
                                        "owners",
                                        map("users", List.of(BOB), "guests", List.of()),
                                        "assets",
                                        List.of()),
                                "next_task",
                                List.of(),
                                "process",
                                Map.of(),
                                "template",
                                Map.of(),
                                "form-fields",
                                Map.of(),
                                "process-tasks",
                                Map.of(),
                                "guest-links",
                                Map.of(),
                                "launcher",
                                ANN,
                                "completer",
                                BOB));
    }

    @Test
    void anOrganizationMayWantItsDatesForPeople() {
        var changed =
                world.api
                        .as(World.ANN_TOKEN)
                        .put(
                                ORG,
                                Map.of(
                                        "webhook_date_field_format",
                                        "d/m/Y h:i A T",
                                        "timezone",
                                        "Europe/Berlin"));
        assertThat(changed.data()).containsEntry("webhook_date_field_format", "d/m/Y h:i A T");
        var run = launched();
        run.complete(
                "Mix", Map.of("taskdata", Map.of(run.field("Milled"), "2026-03-01T00:00:00Z")));
        var told = heard("/template");
        assertThat(told.getFirst()).containsEntry("created_at", "06/03/2026 01:00 PM CET");
        assertThat(told.getLast())
                .extracting("this_task.completed_at")
                .isEqualTo("06/03/2026 01:00 PM CET");
        assertThat(told.getLast())
                .extractingByKey("form-fields")
                .extracting(alias(run, "Milled"))
                .isEqualTo("01/03/2026 01:00 AM CET");
        var bad = world.api.as(World.ANN_TOKEN).put(ORG, Map.of("webhook_date_field_format", "Y"));
        assertThat(bad.status()).isEqualTo(422);
    }

    private Map<String, Object> launch(Batch run) {
        var read = run.read();
        var tasks = map();
        run.rows().forEach(row -> tasks.put((String) row.get("alias"), row.get("id")));
        return map(
                "id",
                run.id(),
                "increment_id",
                read.get("increment_id"),
                "checklist_id",
                baking.id(),
                "checklist_title",
                "Baking",
                "name",
                "Baking for Mill",
                "summary",
                null,
                "status",
                "in-progress",
                "progress",
                0,
                "whole_progress",
                0,
                "started_by",
                1001,
                "owner_id",
                1001,
                "prerun",
                Map.of(run.field("Customer"), "Mill"),
                "prerun_status",
                "completed",
                "prerun_completed_at",
                NOON,
                "prerun_completed_by",
                1001,
                "prerun_submitted_by",
                1001,
                "prerun_length",
                1,
                "created_at",
                NOON,
                "started_at",
                NOON,
                "last_updated",
                NOON,
                "completed_at",
                null,
                "late_tasks",
                0,
                "due_soon",
                read.get("due_soon"),
                "due_date",
                read.get("due_date"),
                "collaborators",
                read.get("collaborators"),
                "users",
                List.of(),
                "groups",
                List.of(),
                "process-tasks",
                tasks,
                "ko-form-fields",
                map(alias(run, "Customer"), "Mill"),
                "guest-links",
                Map.of(World.GUS, Map.of("link_for_guest", guestLink())),
                "launcher",
                ANN);
    }

    private static String guestLink() {
        return "https://runsheet.example/guest-all-task/"
                + World.FLOUR.hex()
                + "/"
                + Guests.GUS_TOKEN;
    }

    private Map<String, Object> mix(Batch run) {
        var read = run.read("Mix");
        return map(
                "id",
                run.task("Mix"),
                "title",
                "Mix",
                "alias",
                read.get("alias"),
                "status",
                "completed",
                "summary",
                null,
                "deadline",
                read.get("deadline"),
                "position",
                1,
                "completed_at",
                NOON,
                "completed_by",
                ANN,
                "captures",
                captures(run),
                "owners",
                map("users", List.of(BOB), "guests", List.of(World.GUS)),
                "assets",
                List.of());
    }

    private Map<String, Object> captures(Batch run) {
        return map(
                run.field("Flour"),
                map("alias", alias(run, "Flour"), "label", "Flour", "value", "Rye"),
                run.field("Milled"),
                map(
                        "alias", alias(run, "Milled"),
                        "label", "Milled",
                        "value", "2026-03-01T00:00:00Z"));
    }

    private Map<String, Object> bake(Batch run) {
        var read = run.read("Bake");
        return map(
                "id",
                run.task("Bake"),
                "title",
                "Bake",
                "alias",
                read.get("alias"),
                "status",
                "not-started",
                "summary",
                "Hot",
                "deadline",
                read.get("deadline"),
                "position",
                2,
                "completed_at",
                null,
                "completed_by",
                null,
                "captures",
                Map.of(),
                "owners",
                map("users", List.of(ANN), "guests", List.of()));
    }

    private Map<String, Object> process(Batch run, String tag) {
        return map(
                "id",
                run.id(),
                "organization_id",
                World.FLOUR.hex(),
                "name",
                "Baking for Mill",
                "summary",
                null,
                "status",
                "in-progress",
                "progress",
                33,
                "created_at",
                NOON,
                "ClientURL",
                "https://runsheet.example" + run.path(),
                "prerun",
                Map.of(run.field("Customer"), "Mill"),
                "process_forms",
                Map.of(baking.id("Mix"), captures(run)),
                "tags",
                List.of(map("id", tag, "name", "Rush", "color", "#ff0000")));
    }

    /// By which answers to a field go.
    private String alias(Batch run, String label) {
        return label.equals("Customer")
                ? aliasIn((List<?>) baking.read().get("prerun"), label)
                : aliasIn(fields(run), label);
    }

    private static List<?> fields(Batch run) {
        var with = run.ann().get(run.taskPath("Mix") + "?with=form_fields").data();
        return (List<?>) ((Map<?, ?>) with.get("form_fields")).get("data");
    }

    private static String aliasIn(List<?> fields, String label) {
        return fields.stream()
                .map(field -> (Map<?, ?>) field)
                .filter(field -> field.get("label").equals(label))
                .map(field -> (String) field.get("alias"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> attempts(String path) {
        return world.api
                .database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select concat_ws(' ', a.number, a.status, a.answer, coalesce(a.error, 'null'))
                                                  from delivery_attempt a
                                                  join delivery d on d.org_id = a.org_id and d.id = a.delivery_id
                                                 where d.url = :url and d.topic = 'task.webhook'
                                                    or d.url = :url and d.topic = 'process.webhook'
                                                 order by a.delivery_id
                                                """)
                                        .bind("url", world.receiver.url(path))
                                        .mapTo(String.class)
                                        .list());
    }

    /// Of pairs, in their order, nulls as well.
    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var at = Arrays.asList(pairs).iterator(); at.hasNext(); ) {
            map.put((String) at.next(), at.next());
        }
        return map;
    }
}
