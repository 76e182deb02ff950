package dev.runsheet.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The page "Update process" in its earlier edition: what it has besides or instead of the later
/// one, under either base address.
@ParameterizedClass
@ValueSource(strings = {"", "/api"})
class UpdateProcessEarlierSeedTest {
    private static final Recipe.Made ONBOARDING =
            Recipe.called("Onboarding")
                    .kickoff(Forms.field("text", "Customer"))
                    .kickoff(Forms.field("dropdown", "Terms"))
                    .step("Sign", Map.of())
                    .create(SharedServer.API);
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";

    private final String org;
    private final Batch run = ONBOARDING.launch(Map.of("name", "Onboarding - Globex Corp"));

    UpdateProcessEarlierSeedTest(String mount) {
        org = mount + "/organizations/" + World.FLOUR.hex();
    }

    @Test
    void nameIsTheNewName() {
        assertThat(updated("{\"name\": \"JS Updated Process Name\"}"))
                .containsEntry("name", "JS Updated Process Name");
    }

    @Test
    void summaryIsTheNewDescription() {
        assertThat(updated("{\"summary\": \"Adding more details here.\"}"))
                .containsEntry("summary", "Adding more details here.");
    }

    @Test
    void ownerIdIsAnInteger() {
        assertThat(updated("{\"owner_id\": 1002}")).containsEntry("owner_id", 1002);
        var reply = put("{\"owner_id\": 1009}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("owner_id");
    }

    @Test
    void tagsReplaceTheListOfTagIds() {
        var urgent = tag("urgent");
        var onboarding = tag("onboarding");
        assertThat(updated(Json.text(Map.of("tags", List.of(urgent, onboarding)))))
                .containsEntry("tags", List.of(urgent, onboarding));
        assertThat(updated("{\"name\": \"Tags stay\"}"))
                .containsEntry("tags", List.of(urgent, onboarding));
        assertThat(updated(Json.text(Map.of("tags", List.of(onboarding)))))
                .containsEntry("tags", List.of(onboarding));
        assertThat(updated("{\"tags\": []}")).containsEntry("tags", List.of());
    }

    @Test
    void foldersReplaceTheListOfFolderIds() {
        var north = folder("North");
        var south = folder("South");
        assertThat(updated(Json.text(Map.of("folders", List.of(north, south)))))
                .containsEntry("folders", List.of(north, south));
        assertThat(updated("{\"name\": \"Folders stay\"}"))
                .containsEntry("folders", List.of(north, south));
        assertThat(updated(Json.text(Map.of("folders", List.of(south)))))
                .containsEntry("folders", List.of(south));
        assertThat(updated("{\"folders\": []}")).containsEntry("folders", List.of());
    }

    @Test
    void prerunIsAnArrayOfObjectsByFieldId() {
        var customer = run.field("Customer");
        var terms = run.field("Terms");
        var net30 = Map.of("id", 2, "text", "Option B");
        var sent = List.of(Map.of(customer, "Globex"), Map.of(terms, net30));
        assertThat(updated(Json.text(Map.of("prerun", sent))))
                .containsEntry("prerun", Map.of(customer, "Globex", terms, net30));
    }

    @Test
    void prerunIsAnArrayOfFieldsWithValues() {
        var customer = run.field("Customer");
        var sent = List.of(Map.of("field_id", customer, "value", "Globex"));
        assertThat(updated(Json.text(Map.of("prerun", sent))))
                .containsEntry("prerun", Map.of(customer, "Globex"));
    }

    @Test
    void prerunOfTheWrongShapeIs422() {
        var terms = run.field("Terms");
        var reply = put(Json.text(Map.of("prerun", List.of(Map.of(terms, "Option B")))));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .isEqualTo(Map.of("prerun." + terms, List.of("Invalid dropdown choice selected.")));
        assertThat(put("{\"prerun\": [\"Globex\"]}").errors()).containsOnlyKeys("prerun");
        assertThat(updated("{}")).containsEntry("prerun", Map.of());
    }

    @Test
    void theExampleBodyWorks() {
        var urgent = tag("tag_id_urgent");
        var onboarding = tag("tag_id_onboarding");
        var later = World.NOON.plusSeconds(3600);
        var data =
                SharedServer.at(
                        later,
                        () ->
                                updated(
                                        """
                                        {
                                            "name": "Onboarding - Globex Corp (Updated)",
                                            "summary": "Updated summary notes for this run.",
                                            "tags": ["%s", "%s"]
                                        }
                                        """
                                                .formatted(urgent, onboarding)));
        assertThat(data)
                .containsEntry("id", run.id())
                .containsEntry("name", "Onboarding - Globex Corp (Updated)")
                .containsEntry("summary", "Updated summary notes for this run.")
                .containsEntry("tags", List.of(urgent, onboarding))
                .containsEntry("last_updated", "2026-03-06T13:00:00Z");
        assertThat(data.keySet()).containsAll(run.data().keySet());
    }

    @Test
    void aTagOrFolderThatIsNotThereIs422() {
        var template = folderOf("checklist", "Recipes");
        var body = Map.of("tags", List.of(NOBODYS), "folders", List.of(NOBODYS, template));
        var reply = put(Json.text(body));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("tags.0", "folders.0", "folders.1");
    }

    private Reply put(String body) {
        return UpdateProcessSeedTest.caller(World.ANN_TOKEN).put(org + "/runs/" + run.id(), body);
    }

    private Map<String, Object> updated(String body) {
        var reply = put(body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        UpdateProcessSeedTest.assertRead(
                UpdateProcessSeedTest.caller(World.ANN_TOKEN),
                org + "/runs/" + run.id(),
                reply.data());
        return reply.data();
    }

    /// Its title is made unlike all others.
    private String tag(String title) {
        var end = run.id().substring(20);
        return made("/tags", Map.of("title", title + " " + end, "color", "#c0392b"));
    }

    private String folder(String name) {
        return folderOf("run", name);
    }

    private String folderOf(String type, String name) {
        var end = run.id().substring(20);
        return made("/folders", Map.of("name", name + " " + end, "folder_type", type));
    }

    private String made(String path, Map<String, Object> body) {
        var reply = UpdateProcessSeedTest.caller(World.ANN_TOKEN).post(org + path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }
}
