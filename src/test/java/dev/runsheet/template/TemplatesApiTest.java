package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.field;
import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.on;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.steps;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Templates over the wire; the numbers are those of the behaviours in the templates spec.
class TemplatesApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(BOB_TOKEN);
    private static final ApiServer.Caller LIN = API.as(LIN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ANN);

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b1_aTemplateNeedsAType() {
        var reply = ANN.post(ALL, Map.of("title", "Order flour"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()).containsEntry("error", true);
        assertThat(reply.text()).contains("The type field is required.");
        assertThat(reply.errors()).containsEntry("type", List.of("The type field is required."));
        assertThat(ANN.post(ALL, Map.of("title", "X", "type", "template")).errors())
                .containsEntry("type", List.of("The selected type is invalid."));
    }

    @Test
    void b2_anUpdateNeedsTheTitleAndChangesOnlyWhatItNames() {
        var before = kitchen.create(Map.of("summary", "Weekly"));
        var refused = ANN.put(one(before.get("id")), Map.of("is_pinned", true));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("title");
        assertThat(ANN.get(one(before.get("id"))).data()).containsEntry("is_pinned", false);
        var after =
                ANN.put(one(before.get("id")), Map.of("title", "Order flour", "is_pinned", true))
                        .data();
        var expected = new LinkedHashMap<>(before);
        expected.put("is_pinned", true);
        assertThat(after).isEqualTo(expected);
    }

    @Test
    void b3_peopleThatAreNotNamedStayAndAListReplaces() {
        var id =
                kitchen.create(
                                Map.of(
                                        "users",
                                        List.of(1001, "1002"),
                                        "groups",
                                        List.of(OVENS.hex())))
                        .get("id");
        assertThat(ANN.put(one(id), Map.of("title", "Order flour")).data())
                .containsEntry("users", List.of(1001, 1002))
                .containsEntry("groups", List.of(OVENS.hex()));
        assertThat(ANN.put(one(id), Map.of("title", "Order flour", "users", List.of(1003))).data())
                .containsEntry("users", List.of(1003));
        assertThat(ANN.get(one(id)).data())
                .containsEntry("users", List.of(1003))
                .containsEntry("groups", List.of(OVENS.hex()));
        var none = Map.of("title", "Order flour", "users", List.of(), "groups", List.of());
        assertThat(ANN.put(one(id), none).data())
                .containsEntry("users", List.of())
                .containsEntry("groups", List.of());
    }

    @Test
    void b4_fieldsAndRulesAreAlwaysThereAndStepsAreNot() {
        var bare = ANN.get(one(kitchen.create(Map.of()).get("id"))).data();
        assertThat(bare)
                .containsEntry("prerun", List.of())
                .containsEntry("automated_actions", List.of())
                .doesNotContainKey("steps");

        var id = kitchen.create(Map.of("prerun", List.of(field("text", Map.of())))).get("id");
        var step = kitchen.addStep(id, "Weigh", Map.of()).get("id");
        var rule = kitchen.addRule(id, on("Step", step, "completed"), step);
        var template = ANN.get(one(id)).data();
        assertThat(list(template.get("prerun"))).hasSize(1);
        assertThat(list(template.get("prerun")).getFirst())
                .containsEntry("checklist_id", id)
                .containsEntry("field_type", "text")
                .containsKeys("id", "alias", "label", "options", "columns", "required");
        assertThat(template)
                .containsEntry("automated_actions", List.of(rule))
                .doesNotContainKey("steps");
        assertThat(list(rule.get("conditions"))).hasSize(1);
        assertThat(list(rule.get("then_actions"))).hasSize(1);
    }

    @Test
    void b5_stepsComeWrapped() {
        var id = kitchen.create(Map.of()).get("id");
        var step = kitchen.addStep(id, "Weigh", Map.of());
        assertThat(steps(kitchen.read(id, "steps"))).containsExactly(step);
        var template = kitchen.read(id, "steps,tags,stages,permissions,folder,assets,nonsense");
        assertThat(steps(template)).hasSize(1);
        assertThat(template)
                .containsEntry("prerun", List.of())
                .containsEntry("automated_actions", List.of())
                .containsEntry("tags", List.of())
                .containsEntry("stages", List.of())
                .containsEntry("folder", null)
                .containsEntry("assets", List.of());
        assertThat(list(template.get("permissions"))).hasSize(5);
    }

    @Test
    void b7_anArchivedTemplateIsGoneUntilItIsRestored() {
        var folder = LabelStoreTest.folder(API.database(), "checklist");
        var id = kitchen.create(Map.of("folder_id", folder, "title", "Old bread")).get("id");
        var reply = ANN.delete(one(id));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).containsEntry("deleted_references", Map.of());
        assertThat(ANN.get(one(id)).status()).isEqualTo(404);
        assertThat(ANN.delete(one(id)).status()).isEqualTo(404);
        assertThat(ANN.get(ALL + "?archived=only&q=old").rows())
                .extracting(row -> row.get("id"))
                .containsExactly(id);
        assertThat(ANN.get(ALL + "?q=old+bread").rows()).isEmpty();
        assertThat(ANN.get(ALL + "?archived=1&q=OLD").rows()).hasSize(1);
        assertThat(ANN.put(one(id) + "/restore", "").data())
                .containsEntry("archived_at", null)
                .containsEntry("folder_id", folder);
        assertThat(ANN.get(one(id)).data()).containsEntry("folder_id", folder);
        assertThat(ANN.get(ALL + "?archived=only&q=old").rows()).isEmpty();
    }

    @Test
    void b8_onlyAnArchivedTemplateIsPurgedAndOnlyByAnAdministrator() {
        var id = kitchen.create(Map.of()).get("id");
        var before = ANN.get(one(id)).data();
        assertThat(ANN.delete(one(id) + "/delete").status()).isEqualTo(403);
        assertThat(ANN.get(one(id)).data()).isEqualTo(before);
        ANN.delete(one(id));
        assertThat(BOB.delete(one(id) + "/delete").status()).isEqualTo(403);
        var purged = ANN.delete(one(id) + "/delete");
        assertThat(purged.status()).isEqualTo(200);
        assertThat(purged.json())
                .containsEntry(
                        "message",
                        "The Template was deleted, and references were also deleted from:");
        assertThat(ANN.put(one(id) + "/restore", "").status()).isEqualTo(404);
    }

    @Test
    void b41_positionsDecideTheOrderOfKickoffFields() {
        var id =
                kitchen.create(
                                Map.of(
                                        "prerun",
                                        List.of(
                                                field("text", Map.of("label", "B", "position", 2)),
                                                field(
                                                        "text",
                                                        Map.of("label", "A", "position", 1)))))
                        .get("id");
        var prerun = list(ANN.get(one(id)).data().get("prerun"));
        assertThat(prerun).extracting(field -> field.get("label")).containsExactly("A", "B");
        assertThat(ANN.post(one(id) + "/preruns", field("text", Map.of())).status()).isEqualTo(404);
        var gone = ANN.delete(one(id) + "/preruns/" + prerun.getFirst().get("id"));
        assertThat(gone.status()).isEqualTo(200);
        assertThat(list(ANN.get(one(id)).data().get("prerun")))
                .extracting(field -> field.get("label"))
                .containsExactly("B");
    }

    @Test
    void aKickoffListUpdatesWhatItNamesAndKeepsTheRest() {
        var template = kitchen.create(Map.of("prerun", List.of(field("text", Map.of()))));
        var first = list(template.get("prerun")).getFirst();
        var renamed =
                Map.of(
                        "id",
                        first.get("id"),
                        "label",
                        "Vendor",
                        "field_type",
                        "text",
                        "required",
                        true);
        var body =
                Map.of(
                        "title",
                        "Order flour",
                        "prerun",
                        List.of(renamed, field("date", Map.of("label", "Day"))));
        var prerun = list(ANN.put(one(template.get("id")), body).data().get("prerun"));
        assertThat(prerun).extracting(field -> field.get("label")).containsExactly("Vendor", "Day");
        assertThat(prerun.getFirst())
                .containsEntry("id", first.get("id"))
                .containsEntry("alias", first.get("alias"));
        assertThat(
                        list(
                                ANN.put(
                                                one(template.get("id")),
                                                Map.of("title", "X", "prerun", List.of()))
                                        .data()
                                        .get("prerun")))
                .hasSize(2);
        var faulty = Map.of("title", "X", "prerun", List.of(Map.of("id", first.get("id"))));
        assertThat(ANN.put(one(template.get("id")), faulty).errors())
                .containsKeys("prerun.0.label", "prerun.0.field_type", "prerun.0.required");
    }

    @Test
    void whatIsPublishedStaysWhileADraftIsEdited() {
        var id = kitchen.create(Map.of("dual_version_enabled", true)).get("id");
        assertThat(ANN.put(one(id) + "/publish", "").data())
                .containsEntry("is_published_state", true);
        assertThat(ANN.put(one(id), Map.of("title", "Order rye")).data())
                .containsEntry("is_published_state", false)
                .containsEntry("id", id);
        assertThat(ANN.get(one(id) + "?version=1").data()).containsEntry("title", "Order flour");
        assertThat(ANN.get(one(id) + "?version=9").status()).isEqualTo(404);
        assertThat(ANN.put(one(id) + "/publish", "").data())
                .containsEntry("is_published_state", true)
                .containsEntry("title", "Order rye");
    }

    @Test
    void aWriteMeantForAnOlderRevisionIsRefused() {
        var id = kitchen.create(Map.of()).get("id");
        var etag = ANN.get(one(id)).header("ETag");
        assertThat(ANN.with("If-Match", etag).put(one(id), Map.of("title", "Once")).status())
                .isEqualTo(200);
        var stale = ANN.with("If-Match", etag).put(one(id), Map.of("title", "Twice"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.data()).containsEntry("title", "Once");
        assertThat(
                        ANN.with("If-Match", etag)
                                .post(one(id) + "/steps", Map.of("title", "X"))
                                .status())
                .isEqualTo(412);
    }

    @Test
    void everyFaultOfATemplateIsNamedAtOnce() {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "x".repeat(251));
        body.put("type", 7);
        body.put("summary", "x".repeat(2001));
        body.put("default_process_name_format", "x".repeat(551));
        body.put("owner_id", 99);
        body.put("user_id", "ann");
        body.put("webhook", "no url");
        body.put("explanation_video", 3);
        body.put("folder_id", OVENS.hex());
        body.put("users", List.of(99, "x"));
        body.put("groups", "x");
        body.put("is_public", "maybe");
        body.put(
                "prerun",
                List.of(Map.of("label", "Qty", "field_type", "number", "required", 1), 5));
        body.put("permissions", List.of(Map.of("type", "all")));
        assertThat(ANN.post(ALL, body).errors())
                .containsEntry(
                        "title", List.of("The title may not be greater than 250 characters."))
                .containsEntry(
                        "prerun.0.field_type", List.of("The selected field_type is invalid."))
                .containsKeys(
                        "type",
                        "summary",
                        "default_process_name_format",
                        "owner_id",
                        "user_id",
                        "webhook",
                        "explanation_video",
                        "folder_id",
                        "users.0",
                        "users.1",
                        "groups",
                        "is_public",
                        "prerun.1",
                        "permissions.0.type");
    }

    @Test
    void anAliasNamesOneTemplate() {
        var one = kitchen.create(Map.of());
        var other = kitchen.create(Map.of());
        var taken = Map.of("title", "x", "alias", one.get("alias"));
        assertThat(ANN.put(one(other.get("id")), taken).errors())
                .containsEntry("alias", List.of("The alias has already been taken."));
        assertThat(ANN.put(one(one.get("id")), taken).status()).isEqualTo(200);
    }
}
