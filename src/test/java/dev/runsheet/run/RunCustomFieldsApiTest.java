package dev.runsheet.run;

import static dev.runsheet.testing.CustomKeys.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunCustomFieldsApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    private final ApiServer api =
            ApiServer.of(
                    CustomKeysApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    RunCustomFieldsApi::mount,
                    TaskReadsApi::mount,
                    TasksApi::mount,
                    CompletedTasksApi::mount,
                    ActivityFeedsApi::mount);
    private final CustomKeys keys = new CustomKeys(api);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);
    private final ApiServer.Caller bob = api.as(World.BOB_TOKEN);
    private final ApiServer.Caller lin = api.as(World.LIN_TOKEN);
    private Batch run;

    @BeforeEach
    void launch() {
        for (var record : List.of("process", "task")) {
            keys.add("region", record, "dropdown", Map.of("options", List.of("EU", "US")));
            keys.add("size", record, "number");
            keys.add("rush", record, "boolean");
        }
        run =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1003)))
                        .step("Bake", Map.of("assignees", List.of(1001)))
                        .create(api)
                        .launch(Map.of());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aRunHasThemAndChangesThemOneByOne() {
        var fields = run.path() + "/custom-fields";
        assertThat(bob.get(fields).data()).isEqualTo(body(Map.of()));
        assertThat(bob.put(fields, body(Map.of("region", "EU", "size", "5"))).data())
                .isEqualTo(body(Map.of("region", "EU", "size", 5)));
        assertThat(bob.patch(fields + "/size", Map.of("value", 7)).data())
                .isEqualTo(body(Map.of("region", "EU", "size", 7)));
        assertThat(run.read()).containsEntry("custom_fields", Map.of("region", "EU", "size", 7));
        assertThat(bob.get(ORG + "/runs").rows().getFirst())
                .containsEntry("custom_fields", Map.of("region", "EU", "size", 7));
        assertThat(bob.delete(fields + "/region").data()).isEqualTo(body(Map.of("size", 7)));
        assertThat(bob.delete(fields + "/region").data()).isEqualTo(body(Map.of("size", 7)));
        assertThat(bob.put(fields, body(Map.of())).data()).isEqualTo(body(Map.of()));
        assertThat(bob.get(fields).data()).isEqualTo(body(Map.of()));
    }

    @Test
    void whatDoesNotFitIsNamedAndNothingIsStored() {
        var fields = run.path() + "/custom-fields";
        var wrong = body(Map.of("region", "UK", "size", "big", "color", "red"));
        assertThat(bob.put(fields, wrong).errors())
                .containsOnlyKeys(
                        "custom_fields.region", "custom_fields.size", "custom_fields.color");
        assertThat(bob.put(fields, Map.of()).errors()).containsOnlyKeys("custom_fields");
        assertThat(bob.patch(fields + "/size", Map.of("value", "big")).errors())
                .containsOnlyKeys("value");
        assertThat(bob.patch(fields + "/size", Map.of()).errors()).containsOnlyKeys("value");
        assertThat(bob.patch(fields + "/color", Map.of("value", 1)).status()).isEqualTo(404);
        assertThat(bob.delete(fields + "/color").status()).isEqualTo(404);
        assertThat(run.read()).containsEntry("custom_fields", Map.of());
    }

    @Test
    void whoMayChangeARunMayChangeThem() {
        var fields = run.path() + "/custom-fields";
        assertThat(lin.get(fields).status()).isEqualTo(200);
        assertThat(lin.put(fields, body(Map.of("size", 1))).status()).isEqualTo(403);
        assertThat(lin.patch(fields + "/size", Map.of("value", 1)).status()).isEqualTo(403);
        assertThat(lin.delete(fields + "/size").status()).isEqualTo(403);
        assertThat(api.as(World.EVE_TOKEN).get(fields).status()).isEqualTo(403);
        var nothing = ORG + "/runs/" + "0".repeat(32) + "/custom-fields";
        assertThat(ann.get(nothing).status()).isEqualTo(404);
        assertThat(ann.put(nothing, body(Map.of())).status()).isEqualTo(404);
        ann.delete(run.path());
        assertThat(ann.get(fields).status()).isEqualTo(200);
        assertThat(ann.put(fields, body(Map.of("size", 1))).status()).isEqualTo(422);
    }

    @Test
    void whoATaskIsGivenToMayChangeItsOwn() {
        var fields = run.taskPath("Mix") + "/custom-fields";
        assertThat(lin.put(fields, body(Map.of("size", 1))).data())
                .isEqualTo(body(Map.of("size", 1)));
        assertThat(ann.patch(fields + "/rush", Map.of("value", true)).data())
                .isEqualTo(body(Map.of("size", 1, "rush", true)));
        assertThat(bob.get(fields).data()).isEqualTo(body(Map.of("size", 1, "rush", true)));
        assertThat(bob.put(fields, body(Map.of())).status()).isEqualTo(403);
        assertThat(bob.delete(fields + "/size").status()).isEqualTo(403);
        assertThat(run.read("Mix"))
                .containsEntry("custom_fields", Map.of("size", 1, "rush", true))
                .containsEntry("status", "not-started");
        assertThat(run.read("Bake")).containsEntry("custom_fields", Map.of());
        assertThat(run.complete("Mix")).containsEntry("status", "completed");
        assertThat(lin.delete(fields + "/rush").data()).isEqualTo(body(Map.of("size", 1)));
        var elsewhere = Recipe.called("Other").step("Go", Map.of()).create(api).launch(Map.of());
        var lost = elsewhere.path() + "/tasks/" + run.task("Mix") + "/custom-fields";
        assertThat(ann.get(lost).status()).isEqualTo(404);
        assertThat(ann.put(lost, body(Map.of())).status()).isEqualTo(404);
    }

    @Test
    void everyChangeOfATaskIsInItsHistory() {
        var task = run.task("Mix");
        var fields = run.taskPath("Mix") + "/custom-fields";
        ann.put(fields, body(Map.of("region", "EU", "size", 1)));
        ann.patch(fields + "/size", Map.of("value", 2));
        ann.patch(fields + "/size", Map.of("value", 2));
        ann.delete(fields + "/region");
        assertThat(lines(task))
                .containsExactlyInAnyOrder(
                        "custom_fields.region EU",
                        "custom_fields.size 1",
                        "custom_fields.region null",
                        "custom_fields.size null");
        ann.put(run.path() + "/custom-fields", body(Map.of("size", 3)));
        assertThat(lines(run.id())).contains("custom_fields.size null");
    }

    private List<String> lines(String id) {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select a.field || ' ' || coalesce(a.old_value #>> '{}', 'null')
                                                  from activity a
                                                 where a.org_id = :org and a.entity_id = :id and a.field like 'custom%'
                                                 order by a.id desc
                                                """)
                                        .bind("org", World.FLOUR.value())
                                        .bind("id", id)
                                        .mapTo(String.class)
                                        .list());
    }

    @Test
    void tasksAreFoundByThem() {
        ann.put(
                run.taskPath("Mix") + "/custom-fields",
                body(Map.of("region", "EU", "size", 5, "rush", true)));
        ann.put(run.taskPath("Bake") + "/custom-fields", body(Map.of("region", "US", "size", 5)));
        assertThat(found("region", "EU")).containsExactly("Mix");
        assertThat(found("size", "5")).containsExactlyInAnyOrder("Mix", "Bake");
        assertThat(found("rush", "true")).containsExactly("Mix");
        assertThat(found("region", "E")).isEmpty();
        assertThat(found("size", "6")).isEmpty();
        assertThat(found("none", "EU")).isEmpty();
        run.complete("Mix");
        assertThat(found("region", "EU")).containsExactly("Mix");
        ann.delete(run.taskPath("Mix") + "/custom-fields/region");
        assertThat(found("region", "EU")).isEmpty();
        var mine = "/users/1001/tasks?custom_field_key=size&custom_field_value=5";
        assertThat(titles(ann.get(ORG + mine))).containsExactly("Bake");
        var others = run.path() + "/tasks?custom_field_key=region&custom_field_value=US";
        assertThat(titles(ann.get(others))).containsExactly("Bake");
    }

    private List<Object> found(String key, String value) {
        var asked = "?custom_field_key=" + key + "&custom_field_value=" + value;
        return titles(ann.get(ORG + "/tasks" + asked));
    }

    private static List<Object> titles(Reply reply) {
        return reply.rows().stream().map(row -> row.get("title")).toList();
    }
}
