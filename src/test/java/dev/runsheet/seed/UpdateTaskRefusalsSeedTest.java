package dev.runsheet.seed;

import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The page "Update task": 404, 403, 400 and 422, always as a JSON object.
@ParameterizedClass
@EnumSource(Way.class)
class UpdateTaskRefusalsSeedTest {
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";
    private static final String CHANGE = "{\"title\": \"Never\"}";

    /// A value of the wrong type for a field of each type.
    private static final Map<String, Object> WRONG =
            Map.of(
                    "text",
                    List.of("a list"),
                    "textarea",
                    12345,
                    "radio",
                    2,
                    "dropdown",
                    "Option C",
                    "multiselect",
                    Map.of("id", 1, "text", "Option A", "selected", true),
                    "date",
                    1735689599,
                    "email",
                    5,
                    "file",
                    "https://files.example/contract.pdf",
                    "table",
                    "Rye",
                    "assignees_form",
                    1002);

    private final Way way;

    UpdateTaskRefusalsSeedTest(Way way) {
        this.way = way;
    }

    @Test
    void aTaskIdThatIsNotFoundIs404() {
        var task = way.task(Map.of());
        for (var id : List.of(NOBODYS, "TASK_ID_TO_UPDATE")) {
            var reply = new Errand(id, task.home()).put(CHANGE);
            assertRefused(reply, 404);
            assertThat(reply.json()).containsEntry("code", "RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void aTaskOfAnotherProcessIs404() {
        var task = way.task(Map.of());
        for (var run : List.of(NOBODYS, "PROCESS_RUN_ID")) {
            var reply = new Errand(task.id(), way.org() + "/runs/" + run).put(CHANGE);
            assertRefused(reply, 404);
        }
        assertUnchanged(task);
    }

    @Test
    void aTaskOfAnotherOrganizationIs404() {
        var task = way.task(Map.of());
        var mill = task.home().replace(World.FLOUR.hex(), World.MILL.hex());
        assertRefused(new Errand(task.id(), mill, World.EVE_TOKEN).put(CHANGE), 404);
        assertUnchanged(task);
    }

    /// "The exact endpoint depends on whether it's a task within a process run or a one-off task."
    @Test
    void aOneOffTaskIsOfNoProcessAndATaskOfAProcessIsAlsoOfTheOrganization() {
        var task = way.task(Map.of());
        if (way.isInProcess()) {
            var alone = new Errand(task.id(), way.org());
            assertThat(alone.updated("{\"title\": \"From outside\"}"))
                    .containsEntry("title", "From outside");
            assertThat(task.read()).containsEntry("title", "From outside");
        } else {
            var run = Recipe.called("Another").create(SharedServer.API).launch(Map.of());
            var within = new Errand(task.id(), way.org() + "/runs/" + run.id());
            assertRefused(within.put(CHANGE), 404);
            assertUnchanged(task);
        }
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        var task = way.task(Map.of());
        assertRefused(SharedServer.API.asNobody().put(task.path(), CHANGE), 401);
        assertRefused(task.as("nobodys-token").put(CHANGE), 401);
        assertUnchanged(task);
    }

    @Test
    void whoIsNotOfTheOrganizationLacksPermission() {
        var task = way.task(Map.of());
        assertRefused(task.as(World.EVE_TOKEN).put(CHANGE), 403);
        assertUnchanged(task);
    }

    @Test
    void aLightMemberLacksPermissionOnTasksOfOthers() {
        var task = way.task(Map.of());
        assertRefused(task.as(World.LIN_TOKEN).put(CHANGE), 403);
        assertUnchanged(task);
    }

    @Test
    void othersLackPermissionWhereOnlyAssigneesMayWork() {
        var task = way.task(Map.of("can_complete_only_assignees", true));
        assertRefused(task.as(World.BOB_TOKEN).put(CHANGE), 403);
        assertUnchanged(task);
    }

    @Test
    void othersLackPermissionOnASecretTask() {
        var task = way.task(Map.of("top_secret", true));
        assertRefused(task.as(World.BOB_TOKEN).put(CHANGE), 403);
        assertUnchanged(task);
    }

    @Test
    void aBodyThatIsNoJsonObjectIs400() {
        var task = way.task(Map.of());
        for (var body : List.of("{\"title\": ", "[]", "\"title\"", "title=Never")) {
            assertRefused(task.put(body), 400);
        }
        assertUnchanged(task);
    }

    @Test
    void anIncorrectFieldIdIs422() {
        var task = way.task(Map.of(), field("text", "Notes"));
        for (var key : List.of(NOBODYS, "text_field_id_example", "Notes")) {
            var reply = task.put(Map.of("taskdata", Map.of(key, "x", task.field("Notes"), "y")));
            assertRefused(reply, 422);
            assertThat(reply.errors())
                    .isEqualTo(
                            Map.of(
                                    "taskdata." + key,
                                    List.of("The selected form field is invalid.")));
        }
        assertThat(task.read()).containsEntry("taskdata", Map.of());
    }

    @Test
    void aWrongDataTypeForAFieldIs422() {
        var task = way.task(Forms.ofEveryType());
        WRONG.forEach(
                (type, value) -> {
                    var sent = Map.of(task.field(type), value);
                    var reply = task.put(Map.of("summary", "Never", "taskdata", sent));
                    assertRefused(reply, 422);
                    assertThat(reply.errors()).containsOnlyKeys("taskdata." + task.field(type));
                });
        assertThat(task.read()).containsEntry("taskdata", Map.of()).containsEntry("summary", null);
    }

    @Test
    void everyWrongFieldIsNamedAtOnceAndNoRightOneIsStored() {
        var task = way.task(Forms.ofEveryType());
        var sent = new LinkedHashMap<String, Object>();
        WRONG.forEach((type, value) -> sent.put(task.field(type), value));
        sent.put(task.field("text"), "a right one");
        var reply = task.put(Map.of("taskdata", sent));
        assertRefused(reply, 422);
        var wrong = WRONG.keySet().stream().filter(type -> !type.equals("text"));
        assertThat(reply.errors().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        wrong.map(type -> "taskdata." + task.field(type)).toList());
        assertThat(task.read()).containsEntry("taskdata", Map.of());
    }

    @Test
    void everyWrongPropertyIsNamedAtOnce() {
        var task = way.task(Map.of("max_assignable", 1), field("date", "When"));
        var reply =
                task.put(
                        """
                        {
                            "title": "",
                            "summary": 5,
                            "deadline": "soon",
                            "started_at": true,
                            "owners": {"users": [4711, "ann"], "guests": ["nobody"], "groups": ["%s"]},
                            "taskdata": "none",
                            "webhook": "somewhere",
                            "prevent_guest_comment": "maybe"
                        }
                        """
                                .formatted(NOBODYS));
        assertRefused(reply, 422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "title",
                        "summary",
                        "deadline",
                        "started_at",
                        "owners.users.0",
                        "owners.users.1",
                        "owners.guests.0",
                        "owners.groups.0",
                        "taskdata",
                        "webhook",
                        "prevent_guest_comment");
        var when = task.field("When");
        var more =
                task.put(
                        """
                        {
                            "title": "",
                            "owners": {"users": [1001, 1002]},
                            "taskdata": {"%s": "soon", "%s": "x"},
                            "status": "finished"
                        }
                        """
                                .formatted(when, NOBODYS));
        assertRefused(more, 422);
        assertThat(more.errors())
                .containsOnlyKeys(
                        "title", "owners", "taskdata." + when, "taskdata." + NOBODYS, "status");
        assertUnchanged(task);
    }

    @Test
    void anUnknownStatusIs422() {
        var task = way.task(Map.of());
        var reply = task.put("{\"title\": \"Never\", \"status\": \"finished\"}");
        assertRefused(reply, 422);
        assertThat(reply.errors()).containsOnlyKeys("status");
        assertUnchanged(task);
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json()).containsEntry("error", true);
        assertThat(reply.json().get("message")).isInstanceOf(String.class);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
    }

    private static void assertUnchanged(Errand task) {
        assertThat(task.read())
                .containsEntry("title", Way.TITLE)
                .containsEntry("status", "not-started");
    }
}
