package dev.runsheet.seed;

import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page "Update process" in its later edition, under either base address.
@ParameterizedClass
@ValueSource(strings = {"", "/api"})
class UpdateProcessSeedTest {
    private static final Recipe.Made ONBOARDING = onboarding();
    private final String mount;
    private final Batch run = ONBOARDING.launch(Map.of("name", "Onboarding - Globex Corp"));

    UpdateProcessSeedTest(String mount) {
        this.mount = mount;
    }

    private static Recipe.Made onboarding() {
        var recipe = Recipe.called("Onboarding Template");
        Forms.ofEveryType().forEach(recipe::kickoff);
        return recipe.step("Sign", Map.of())
                .step("Pay", Map.of())
                .step("Deliver", Map.of())
                .step("Celebrate", Map.of(), field("text", "Song"))
                .create(SharedServer.API);
    }

    @Test
    void onlyTheFieldsToChangeAreNeeded() {
        updated(
                """
                {"users": [1002], "groups": ["%s"], "starred": true, "is_public": true}
                """
                        .formatted(World.OVENS.hex()));
        var expected = new LinkedHashMap<>(updated("{\"summary\": \"Updated C# summary.\"}"));
        assertThat(expected).containsEntry("summary", "Updated C# summary.");
        expected.put("name", "Go Updated Process");
        assertThat(updated("{\"name\": \"Go Updated Process\"}")).isEqualTo(expected);
    }

    @Test
    void summaryIsTheDescription() {
        assertThat(updated("{\"summary\": \"Updated via Python requests.\"}"))
                .containsEntry("summary", "Updated via Python requests.");
    }

    @Test
    void ownerIdIsAUserOfTheOrganization() {
        assertThat(updated("{\"owner_id\": \"1002\"}")).containsEntry("owner_id", 1002);
        for (var stranger : List.of("\"1009\"", "\"4711\"", "\"user_id\"")) {
            var reply = put("{\"owner_id\": %s}".formatted(stranger));
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.errors()).containsOnlyKeys("owner_id");
        }
        assertThat(updated("{}")).containsEntry("owner_id", 1002);
    }

    @Test
    void starredIsOnAndOff() {
        assertThat(updated("{\"starred\": true}")).containsEntry("starred", true);
        assertThat(updated("{\"name\": \"Still starred\"}")).containsEntry("starred", true);
        assertThat(updated("{\"starred\": false}")).containsEntry("starred", false);
    }

    @Test
    void isPublicIsOnAndOff() {
        assertThat(updated("{\"is_public\": true}")).containsEntry("is_public", true);
        assertThat(updated("{\"is_public\": false}")).containsEntry("is_public", false);
    }

    @Test
    void publiclyHiddenFieldsAreFieldIds() {
        var text = run.field("text");
        var song = run.field("Song");
        assertThat(updated(Json.text(Map.of("publicly_hidden_fields", List.of(text, song)))))
                .containsEntry("publicly_hidden_fields", List.of(text, song));
        assertThat(updated(Json.text(Map.of("publicly_hidden_fields", List.of(song)))))
                .containsEntry("publicly_hidden_fields", List.of(song));
        assertThat(updated("{\"publicly_hidden_fields\": []}"))
                .containsEntry("publicly_hidden_fields", List.of());
    }

    @Test
    void usersReplaceAllUserAssigneesAndNoGroups() {
        updated("{\"users\": [\"1001\"], \"groups\": [\"%s\"]}".formatted(World.OVENS.hex()));
        assertThat(updated("{\"users\": [\"1002\", \"1003\"]}"))
                .containsEntry("users", List.of(1002, 1003))
                .containsEntry("groups", List.of(World.OVENS.hex()));
        assertThat(updated("{\"users\": []}"))
                .containsEntry("users", List.of())
                .containsEntry("groups", List.of(World.OVENS.hex()));
    }

    @Test
    void groupsReplaceAllGroupAssigneesAndNoUsers() {
        var bakers = group();
        updated("{\"users\": [\"1001\"], \"groups\": [\"%s\"]}".formatted(World.OVENS.hex()));
        assertThat(updated("{\"groups\": [\"%s\"]}".formatted(bakers)))
                .containsEntry("users", List.of(1001))
                .containsEntry("groups", List.of(bakers));
        assertThat(updated("{\"groups\": []}"))
                .containsEntry("users", List.of(1001))
                .containsEntry("groups", List.of());
    }

    @Test
    void prerunUpdatesKickoffValuesByFieldId() {
        updated(Json.text(Map.of("prerun", Map.of(run.field("text"), "Globex"))));
        var more = Map.of(run.field("radio"), "Option B");
        assertThat(updated(Json.text(Map.of("prerun", more))))
                .containsEntry(
                        "prerun",
                        Map.of(run.field("text"), "Globex", run.field("radio"), "Option B"));
    }

    @Test
    void prerunValuesDependOnTheFieldType() {
        var values = new LinkedHashMap<String, Object>();
        values.put(run.field("text"), "Globex");
        values.put(run.field("textarea"), "A long story");
        values.put(run.field("radio"), "Option A");
        values.put(run.field("dropdown"), Map.of("id", 2, "text", "Option B"));
        values.put(
                run.field("multiselect"),
                List.of(
                        Map.of("id", 1, "text", "Option A", "selected", true),
                        Map.of("id", 2, "text", "Option B", "selected", false)));
        values.put(run.field("date"), "2025-02-01T09:00:00Z");
        values.put(run.field("email"), "new.client@example.com");
        values.put(
                run.field("file"),
                List.of(Map.of("filename", "a.pdf", "url", "https://files.example/a.pdf")));
        values.put(run.field("table"), List.of("Rye", "5 kg"));
        values.put(
                run.field("assignees_form"),
                Map.of("users", List.of(1002), "guests", List.of(), "groups", List.of()));
        assertThat(updated(Json.text(Map.of("prerun", values)))).containsEntry("prerun", values);
    }

    /// The bodies of the samples in JavaScript, Python, Java, Go, C++ and C#.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"JS Updated Process Name\", \"summary\": \"More details here.\", \"starred\": true}",
                "{\"name\": \"Python Updated Process Name\", \"summary\": \"By requests.\", \"starred\": true}",
                "{\"name\": \"Java Updated Run Name\", \"summary\": \"Updated summary.\"}",
                "{\"name\": \"Go Updated Process\", \"summary\": \"Updated via Go client\"}",
                "{\"name\": \"C++ Updated Process Name\", \"summary\": \"Updated via C++\", \"starred\": true}",
                "{\"summary\": \"Updated C# summary.\", \"starred\": true}"
            })
    void everySampleWorks(String body) {
        assertThat(updated(body)).containsAllEntriesOf(Json.map(body));
    }

    @Test
    void theExampleBodyWorks() {
        var data =
                updated(
                        """
                        {
                            "name": "Onboarding - Globex Corp (Updated)",
                            "summary": "Updated summary notes for this run.",
                            "starred": true,
                            "users": ["1001", "1002"]
                        }
                        """);
        assertThat(data)
                .containsEntry("name", "Onboarding - Globex Corp (Updated)")
                .containsEntry("summary", "Updated summary notes for this run.")
                .containsEntry("starred", true)
                .containsEntry("users", List.of(1001, 1002));
    }

    @Test
    void theAnswerIsTheWholeProcess() {
        run.complete("Sign");
        var data = updated("{\"name\": \"Onboarding - Globex Corp (Updated)\"}");
        assertThat(data)
                .containsEntry("id", run.id())
                .containsEntry("checklist_id", ONBOARDING.id())
                .containsEntry("checklist_title", "Onboarding Template")
                .containsEntry("name", "Onboarding - Globex Corp (Updated)")
                .containsEntry("summary", null)
                .containsEntry("status", "active")
                .containsEntry("progress", 25)
                .containsEntry("owner_id", 1001)
                .containsEntry("starred", false)
                .containsEntry("is_public", false)
                .containsEntry("users", List.of())
                .containsEntry("groups", List.of())
                .containsEntry("created_at", "2026-03-06T12:00:00Z")
                .containsEntry("last_updated", "2026-03-06T12:00:00Z");
        assertThat(data.keySet()).containsAll(run.data().keySet());
    }

    @Test
    void lastUpdatedReflectsTheUpdate() {
        var later = World.NOON.plusSeconds(3600);
        var data = SharedServer.at(later, () -> updated("{\"summary\": \"More details.\"}"));
        assertThat(data)
                .containsEntry("created_at", "2026-03-06T12:00:00Z")
                .containsEntry("last_updated", "2026-03-06T13:00:00Z");
    }

    /// What clients that skip nothing send for what they do not change.
    @Test
    void nullChangesNoList() {
        var before = updated("{\"users\": [1002], \"starred\": true, \"is_public\": true}");
        var after =
                updated(
                        """
                        {
                            "name": null, "owner_id": null, "starred": null, "is_public": null,
                            "publicly_hidden_fields": null, "users": null, "groups": null,
                            "tags": null, "folders": null, "prerun": null
                        }
                        """);
        assertThat(after).isEqualTo(before);
    }

    private String org() {
        return mount + "/organizations/" + World.FLOUR.hex();
    }

    private String path() {
        return org() + "/runs/" + run.id();
    }

    private Reply put(String body) {
        return caller(World.ANN_TOKEN).put(path(), body);
    }

    private Map<String, Object> updated(String body) {
        var reply = put(body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertRead(caller(World.ANN_TOKEN), path(), reply.data());
        return reply.data();
    }

    /// What was answered is what is read, but for the progress, the tags and the folders, of which
    /// a read has more than a write answers.
    static void assertRead(ApiServer.Caller caller, String path, Map<String, Object> answered) {
        var read = caller.get(path + "?with=tags,folders").data();
        var expected = new LinkedHashMap<>(answered);
        for (var list : List.of("tags", "folders")) {
            var data = (List<?>) ((Map<?, ?>) read.remove(list)).get("data");
            assertThat(data)
                    .<Object>extracting(each -> ((Map<?, ?>) each).get("id"))
                    .isEqualTo(expected.remove(list));
        }
        for (var progress : List.of("progress", "whole_progress")) {
            var counted = (Map<?, ?>) read.remove(progress);
            assertThat(counted.get("percent")).isEqualTo(expected.remove(progress));
        }
        assertThat(read).isEqualTo(expected);
    }

    private String group() {
        var body = Map.of("name", "Bakers of " + run.id(), "description", "Who bakes");
        var reply = caller(World.ANN_TOKEN).post(org() + "/groups", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json()).containsEntry("error", true).containsKey("message");
    }

    /// With the headers of every sample.
    static ApiServer.Caller caller(String token) {
        return SharedServer.API
                .as(token)
                .with("Accept", "application/json")
                .with("X-Tallyfy-Client", "APIClient")
                .with("Content-Type", "application/json");
    }
}
