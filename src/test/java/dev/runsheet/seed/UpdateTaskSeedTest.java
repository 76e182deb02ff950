package dev.runsheet.seed;

import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page "Update task": every property that it lists, for tasks of a process and one-off tasks.
@ParameterizedClass
@EnumSource(Way.class)
class UpdateTaskSeedTest {
    private static final String NEW_GUEST = "new.client@example.com";
    private final Way way;

    UpdateTaskSeedTest(Way way) {
        this.way = way;
    }

    @Test
    void onlyTheFieldsToChangeAreNeeded() {
        var task = way.task(Forms.ofEveryType());
        task.updated(taskdata(task, "text", "\"kept\""));
        var before = task.read();
        var after = task.updated("{\"summary\": \"Task summary updated via Python.\"}");
        assertThat(after).containsEntry("summary", "Task summary updated via Python.");
        var expected = new LinkedHashMap<>(before);
        expected.put("summary", "Task summary updated via Python.");
        expected.put("original_summary", "Task summary updated via Python.");
        assertThat(task.read()).isEqualTo(expected);
    }

    @Test
    void titleIsTheNewTaskTitle() {
        assertOnlyChanged("title", "Go Updated Task Title");
    }

    @Test
    void summaryIsTheNewTaskDescription() {
        assertOnlyChanged("summary", "Updated via Java HttpClient");
    }

    @Test
    void descriptionIsTheNewTaskDescriptionToo() {
        var task = way.task(Map.of());
        for (var answer :
                List.of(task.updated("{\"description\": \"C++ Updated Summary\"}"), task.read())) {
            assertThat(answer)
                    .containsEntry("summary", "C++ Updated Summary")
                    .doesNotContainKey("description");
        }
    }

    @Test
    void deadlineIsTheNewDeadlineInIso8601() {
        assertOnlyChanged("deadline", "2024-07-01T09:00:00Z");
        var task = way.task(Map.of());
        assertThat(task.updated("{\"deadline\": \"2024-07-10T14:00:00+02:00\"}"))
                .containsEntry("deadline", "2024-07-10T12:00:00Z");
    }

    @Test
    void startedAtSetsOrChangesTheStart() {
        assertOnlyChanged("started_at", "2024-05-20T16:00:00Z");
    }

    @Test
    void ownersReplaceTheExistingAssignees() {
        var task = way.task(owned(List.of(1001, 1003), List.of(World.GUS), true));
        var owners =
                owners(
                        task.updated(
                                """
                                {"owners": {
                                    "users": [1001, 1002],
                                    "groups": [],
                                    "guests": ["%s"]
                                }}
                                """
                                        .formatted(NEW_GUEST)));
        assertThat(userIds(owners)).containsExactly(1001, 1002);
        assertThat(owners)
                .containsEntry("groups", List.of())
                .containsEntry("guests", List.of(NEW_GUEST));
        assertThat(task.read())
                .containsEntry("owners", people(List.of(1001, 1002), List.of(NEW_GUEST)));
    }

    @Test
    void ownersMayNameOneMemberAndNobodyElse() {
        var task = way.task(owned(List.of(1001), List.of(World.GUS), true));
        task.updated("{\"owners\": {\"users\": [1002], \"groups\": [], \"guests\": []}}");
        assertThat(task.read()).containsEntry("owners", people(List.of(1002), List.of()));
    }

    @Test
    void ownersMayNameGroups() {
        var task = way.task(Map.of());
        var hex = World.OVENS.hex();
        task.updated("{\"owners\": {\"users\": [], \"groups\": [\"%s\"]}}".formatted(hex));
        assertThat(owners(task.read()))
                .containsEntry("users", List.of())
                .containsEntry("groups", List.of(hex));
    }

    @Test
    void ownersThatAreNotSentStay() {
        var task = way.task(owned(List.of(1001, 1002), List.of(World.GUS), true));
        var before = task.read().get("owners");
        task.updated("{\"summary\": \"C# updated summary.\"}");
        assertThat(task.read()).containsEntry("owners", before);
    }

    /// "Fetch current task if you need to add/remove incrementally": what was answered may be sent.
    @Test
    void ownersThatWereReadMayBeSentBackWithOneMore() {
        var task = way.task(owned(List.of(1001), List.of(World.GUS), true));
        var answered = owners(task.updated("{\"title\": \"Read me\"}"));
        var users = new ArrayList<Object>((List<?>) answered.get("users"));
        users.add(1002);
        answered.put("users", users);
        task.updated(Json.text(Map.of("owners", answered)));
        assertThat(owners(task.read()))
                .containsEntry("users", List.of(1001, 1002))
                .containsEntry("guests", List.of(World.GUS))
                .containsEntry("groups", List.of(World.OVENS.hex()));
    }

    @Test
    void statusCompletes() {
        var task = way.task(Map.of());
        for (var answer : List.of(task.updated("{\"status\": \"completed\"}"), task.read())) {
            assertThat(answer)
                    .containsEntry("status", "completed")
                    .containsEntry("completer_id", 1001);
        }
    }

    @Test
    void statusReopens() {
        var task = way.task(Map.of()).completed();
        for (var answer : List.of(task.updated("{\"status\": \"active\"}"), task.read())) {
            assertThat(answer)
                    .containsEntry("status", "active")
                    .containsEntry("completed_at", null);
        }
    }

    @Test
    void webhookIsTheTaskSpecificUrl() {
        var task = assertOnlyChanged("webhook", "https://hooks.example.com/task");
        assertThat(task.updated("{\"webhook\": null}")).containsEntry("webhook", null);
        assertThat(task.read()).containsEntry("webhook", null);
    }

    @Test
    void preventGuestCommentIsEnabledAndDisabled() {
        var task = assertOnlyChanged("prevent_guest_comment", true);
        assertThat(task.updated("{\"prevent_guest_comment\": false}"))
                .containsEntry("prevent_guest_comment", false);
        assertThat(task.read()).containsEntry("prevent_guest_comment", false);
    }

    /// The bodies of the samples in JavaScript, Python, Java, Go, C++ and C#.
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"deadline": "2024-07-01T09:00:00Z", "taskdata": {"TEXT": "Updated value from JS"},
                 "owners": {"users": [1002], "groups": [], "guests": []}}
                """,
                """
                {"summary": "Task summary updated via Python.",
                 "taskdata": {"DROPDOWN": {"id": 3, "text": "Option C", "value": null}}}
                """,
                """
                {"summary": "Updated via Java HttpClient", "taskdata": {"TEXT": "Java value"}}
                """,
                """
                {"title": "Go Updated Task Title", "taskdata": {"RADIO": "Option B"}}
                """,
                """
                {"summary": "C++ Updated Summary", "taskdata": {"TEXT": "Value set by C++"}}
                """,
                """
                {"summary": "C# updated summary.", "taskdata": {"TEXT": "123.45"}}
                """
            })
    void everySampleWorks(String sample) {
        var task =
                way.task(
                        Map.of(),
                        field("text", "TEXT"),
                        field("dropdown", "DROPDOWN"),
                        field("radio", "RADIO"));
        var body = withIds(task, sample);
        task.updated(body);
        assertThat(task.read()).containsAllEntriesOf(Json.map(body));
    }

    private static String withIds(Errand task, String json) {
        var filled = json;
        for (var label : List.of("TEXT", "DROPDOWN", "RADIO")) {
            filled = filled.replace('"' + label + '"', '"' + task.field(label) + '"');
        }
        return filled;
    }

    /// `{ deadline, taskdata, owners }` of the JavaScript sample.
    @Test
    void manyFieldsMayChangeAtOnce() {
        var task = way.task(Map.of(), field("text", "Notes"));
        var after =
                task.updated(
                        """
                        {
                            "deadline": "2024-07-01T09:00:00Z",
                            "taskdata": {"%s": "Updated value from JS"},
                            "owners": {"users": [1002], "groups": [], "guests": []}
                        }
                        """
                                .formatted(task.field("Notes")));
        assertThat(after)
                .containsEntry("deadline", "2024-07-01T09:00:00Z")
                .containsEntry("taskdata", Map.of(task.field("Notes"), "Updated value from JS"));
        assertThat(userIds(owners(after))).containsExactly(1002);
    }

    @Test
    void theAnswerIsTheWholeTaskAfterTheUpdate() {
        var task =
                way.task(
                        Map.of(),
                        field("text", "text_field_id_example"),
                        field("dropdown", "dropdown_field_id_example"),
                        field("radio", "radio_button_field_id"));
        var text = task.field("text_field_id_example");
        var dropdown = task.field("dropdown_field_id_example");
        var radio = task.field("radio_button_field_id");
        var body =
                """
                {
                    "title": "Go Updated Task Title",
                    "summary": "Task summary updated via Python.",
                    "owners": {"users": [1002]},
                    "deadline": "2024-07-01T09:00:00Z",
                    "taskdata": {
                        "%s": "Updated value from JS",
                        "%s": {"id": 3, "text": "Option C"},
                        "%s": "Option B"
                    }
                }
                """
                        .formatted(text, dropdown, radio);
        var later = World.NOON.plusSeconds(4 * 3600);
        var data = SharedServer.at(later, () -> task.updated(body));
        assertThat(data)
                .containsEntry("id", task.id())
                .containsEntry("title", "Go Updated Task Title")
                .containsEntry("summary", "Task summary updated via Python.")
                .containsEntry("status", "active")
                .containsEntry("deadline", "2024-07-01T09:00:00Z")
                .containsEntry("last_updated", "2026-03-06T16:00:00Z")
                .containsEntry(
                        "taskdata",
                        Map.of(
                                text,
                                "Updated value from JS",
                                dropdown,
                                Map.of("id", 3, "text", "Option C"),
                                radio,
                                "Option B"));
        assertThat(userIds(owners(data))).containsExactly(1002);
        assertThat(owners(data))
                .containsEntry("groups", List.of())
                .containsEntry("guests", List.of());
        assertThat(data.keySet()).containsAll(task.read().keySet());
    }

    /// Both in the answer and when it is read; for the title and the summary there are the keys of
    /// what they are without their variables.
    private Errand assertOnlyChanged(String key, Object value) {
        var task = way.task(Map.of(), field("text", "Notes"));
        task.updated(taskdata(task, "Notes", "\"kept\""));
        var expected = new LinkedHashMap<>(task.read());
        var answer = task.updated(Json.text(Map.of(key, value)));
        assertThat(answer).containsEntry(key, value);
        expected.put(key, value);
        expected.replace("original_" + key, value);
        assertThat(task.read()).isEqualTo(expected);
        return task;
    }

    static String taskdata(Errand task, String label, String json) {
        return "{\"taskdata\": {\"%s\": %s}}".formatted(task.field(label), json);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> owners(Map<String, Object> task) {
        return (Map<String, Object>) task.get("owners");
    }

    /// After a write the members are objects.
    private static List<Object> userIds(Map<String, Object> owners) {
        return ((List<?>) owners.get("users"))
                .stream().<Object>map(user -> ((Map<?, ?>) user).get("id")).toList();
    }

    private static Map<String, Object> owned(
            List<Object> users, List<Object> guests, boolean byOvens) {
        var groups = byOvens ? List.<Object>of(World.OVENS.hex()) : List.of();
        return Map.of("owners", Map.of("users", users, "guests", guests, "groups", groups));
    }

    private static Map<String, Object> people(List<Object> users, List<Object> guests) {
        return Map.of("users", users, "guests", guests, "groups", List.of());
    }
}
