package dev.runsheet.behaviour;

import static dev.runsheet.testing.CustomKeys.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.custom.PeopleCustomFieldsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.run.RunCustomFieldsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Custom fields; the numbers are those of Appendix B of the platform spec.
class CustomFieldsBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    private final ApiServer api =
            ApiServer.of(
                    CustomKeysApi::mount,
                    routes -> PeopleCustomFieldsApi.mount(routes, Guests.CODES),
                    MembersApi::mount,
                    Guests::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    RunCustomFieldsApi::mount,
                    TaskReadsApi::mount);
    private final CustomKeys keys = new CustomKeys(api);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    private Batch launched() {
        return Recipe.called("Baking")
                .step("Mix", Map.of("guests", List.of(World.GUS)), Forms.field("text", "Flour"))
                .create(api)
                .launch(Map.of());
    }

    @Test
    void b60_puttingReplacesAllAndPatchingOneKeepsTheRest() {
        keys.add("code", "process", "text", Map.of("is_required", true));
        keys.add("size", "process", "number");
        var fields = launched().path() + "/custom-fields";
        assertThat(ann.put(fields, body(Map.of("code", "A", "size", 1))).status()).isEqualTo(200);
        assertThat(ann.put(fields, body(Map.of("code", "B"))).data())
                .isEqualTo(body(Map.of("code", "B")));
        assertThat(ann.put(fields, body(Map.of("size", 2))).errors())
                .containsOnlyKeys("custom_fields.code");
        assertThat(ann.put(fields, body(Map.of())).status()).isEqualTo(422);
        assertThat(ann.patch(fields + "/size", Map.of("value", 3)).data())
                .isEqualTo(body(Map.of("code", "B", "size", 3)));
    }

    @Test
    void b60_theSystemsKeysStayAndGuestsGoByTheirCodes() {
        keys.add("sync", "guest", "text");
        var code = ann.get(ORG + "/guests/" + World.GUS).data().get("guest_code");
        var fields = ORG + "/guests/" + code + "/custom-fields";
        ann.put(fields, body(Map.of("sync", "x-1")));
        api.database().database().write(tx -> tx.execute("update custom_key set is_system = true"));
        assertThat(ann.delete(fields + "/sync").status()).isEqualTo(403);
        assertThat(ann.put(fields, body(Map.of())).data()).isEqualTo(body(Map.of("sync", "x-1")));
        assertThat(ann.get(ORG + "/guests/" + World.GUS + "/custom-fields").status())
                .isEqualTo(404);
    }

    @Test
    void b60_aTemplateKnowsNoPatch() {
        keys.add("code", "template", "text");
        var made = Recipe.called("Rye").step("Mix", Map.of()).create(api);
        var field = made.path() + "/custom-fields/code";
        assertThat(ann.patch(field, Map.of("value", "x")).status()).isIn(404, 405);
    }

    @Test
    void b61_membersSeeAnObjectAndGuestsNull() {
        for (var record : List.of("process", "task")) {
            keys.add("code", record, "text");
        }
        var run = launched();
        ann.put(run.path() + "/custom-fields", body(Map.of("code", "hush-hush")));
        ann.put(run.taskPath("Mix") + "/custom-fields", body(Map.of("code", "hush-hush")));
        assertThat(run.read("Mix")).containsEntry("custom_fields", Map.of("code", "hush-hush"));
        assertThat(run.read()).containsEntry("custom_fields", Map.of("code", "hush-hush"));
        var gus = api.as(Guests.GUS_TOKEN);
        var seen = gus.get(run.taskPath("Mix") + "?with=run,run.checklist,step,form_fields");
        assertThat(seen.data())
                .containsEntry("custom_fields", null)
                .containsKeys("run", "step", "form_fields");
        assertThat(seen.text())
                .contains("\"checklist\":{", "\"custom_fields\":null")
                .doesNotContain("\"custom_fields\":{", "hush-hush");
        var mine = gus.get(ORG + "/guests/" + Guests.GUS_TOKEN + "/tasks").rows().getFirst();
        assertThat(mine).containsEntry("custom_fields", null);
        assertThat(gus.get(run.path() + "/custom-fields").status()).isIn(401, 403);
    }

    @Test
    void b61_membersAndGuestsThemselvesShowNone() {
        keys.add("badge", "member", "text");
        ann.put(ORG + "/users/1002/custom-fields", body(Map.of("badge", "B-7")));
        assertThat(ann.get(ORG + "/users/1002").data()).doesNotContainKey("custom_fields");
        assertThat(ann.get(ORG + "/users").rows())
                .noneMatch(row -> row.containsKey("custom_fields"));
        assertThat(ann.get(ORG + "/guests").rows())
                .noneMatch(row -> row.containsKey("custom_fields"));
        assertThat(ann.get(ORG + "/guests/" + World.GUS).data()).doesNotContainKey("custom_fields");
    }
}
