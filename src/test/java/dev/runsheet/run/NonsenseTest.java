package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No input of any kind is a fault of ours: every key of every write of tasks and runs meets every
/// kind of nonsense.
class NonsenseTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    /// The server is there before many ask it at once.
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);

    /// As they are written in JSON.
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e300",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"9999-12-31T23:59:59Z\"",
                    "\"0000-00-00 00:00:00\"",
                    "\"' or 1=1 --\"",
                    "\"{{x}}\"",
                    "\"" + "x".repeat(70_000) + "\"",
                    "[]",
                    "[null]",
                    "[1, \"x\", {}, []]",
                    "[\"\\u0000\"]",
                    "[[[[1]]]]",
                    "{}",
                    "{\"id\": null}",
                    "{\"id\": 1, \"text\": \"\\u0000\"}",
                    "{\"users\": {}, \"guests\": 5, \"groups\": \"x\"}",
                    "{\"users\": [null, -1, 1e99, {}], \"guests\": [[], 5, \"@\"], \"groups\": [1]}",
                    "{\"x\": {\"deadline\": {}, \"owners\": [], \"taskdata\": 5}}",
                    "{\"value\": \"x\"}");

    private static final List<String> OF_A_TASK =
            List.of(
                    "title",
                    "name",
                    "summary",
                    "description",
                    "deadline",
                    "started_at",
                    "owners",
                    "taskdata",
                    "status",
                    "is_approved",
                    "webhook",
                    "position",
                    "task_type",
                    "everyone_must_complete",
                    "can_complete_only_assignees",
                    "max_assignable",
                    "prevent_guest_comment",
                    "top_secret");

    private static final List<String> OF_A_NEW_TASK =
            List.of(
                    "is_soft_start_date",
                    "tags",
                    "separate_task_for_each_assignee",
                    "form_fields",
                    "run_id",
                    "after");

    private static final List<String> OF_A_RUN =
            List.of(
                    "name",
                    "summary",
                    "owner_id",
                    "starred",
                    "is_public",
                    "publicly_hidden_fields",
                    "users",
                    "groups",
                    "tags",
                    "folders",
                    "prerun");

    private static final List<String> OF_A_LAUNCH =
            List.of("checklist_id", "user_id", "parent_id", "tasks", "roles", "metadata");

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void tasksAreChanged(Way way) {
        AtOnce.forEach(
                OF_A_TASK,
                key -> {
                    var task = way.task(Map.of());
                    for (var value : VALUES) {
                        answers(task.put("{\"%s\": %s}".formatted(key, value)));
                    }
                    answers(ANN.get(task.path()));
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void fieldsOfEveryTypeAreAnswered(Way way) {
        AtOnce.forEach(
                Forms.TYPES,
                type -> {
                    var task = way.task(Map.of(), Forms.field(type, type));
                    var id = task.field(type);
                    for (var value : VALUES) {
                        answers(task.put("{\"taskdata\": {\"%s\": %s}}".formatted(id, value)));
                    }
                    answers(ANN.get(task.path() + "?with=form_fields"));
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void tasksAreCompleted(Way way) {
        AtOnce.forEach(
                List.of("task_id", "is_approved", "taskdata", "override_user"),
                key -> {
                    var task = way.task(Map.of("task_type", "approval"), List.of());
                    for (var value : VALUES) {
                        var reply = task.complete(completion(task, key, value));
                        answers(reply);
                        if (reply.status() == 200) {
                            task.reopen();
                        }
                    }
                });
    }

    private static String completion(Errand task, String key, String value) {
        return key.equals("task_id")
                ? "{\"task_id\": %s}".formatted(value)
                : "{\"task_id\": \"%s\", \"%s\": %s}".formatted(task.id(), key, value);
    }

    @Test
    void tasksAreCreated() {
        var plain =
                """
                {"title": "Plain", "task_type": "task", "deadline": "2026-03-10", "owners": {"users": [1002]}, "%s": %s}
                """;
        AtOnce.forEach(
                Stream.concat(OF_A_TASK.stream(), OF_A_NEW_TASK.stream()).toList(),
                key -> {
                    for (var value : VALUES) {
                        answers(post(ORG + "/tasks", plain.formatted(key, value)));
                    }
                });
    }

    @Test
    void runsAreLaunchedAndChanged() {
        var made = recipe();
        AtOnce.forEach(
                OF_A_RUN,
                key -> {
                    var run = made.launch(Map.of());
                    for (var value : VALUES) {
                        answers(change(run, "{\"%s\": %s}".formatted(key, value)));
                    }
                    answers(ANN.get(run.path()));
                });
        AtOnce.forEach(
                Stream.concat(OF_A_RUN.stream(), OF_A_LAUNCH.stream()).toList(),
                key -> {
                    for (var value : VALUES) {
                        answers(launch(made, key, value));
                    }
                });
    }

    @Test
    void kickoffAnswersAndOverridesAreNonsense() {
        var made = recipe();
        AtOnce.forEach(
                Forms.TYPES,
                type -> {
                    var run = made.launch(Map.of());
                    for (var value : VALUES) {
                        var prerun = "{\"%s\": %s}".formatted(made.id(type), value);
                        answers(launch(made, "prerun", prerun));
                        answers(change(run, "{\"prerun\": %s}".formatted(prerun)));
                    }
                });
        AtOnce.forEach(
                List.of("deadline", "owners", "position", "taskdata"),
                key -> {
                    for (var value : VALUES) {
                        var mix = "{\"%s\": {\"%s\": %s}}".formatted(made.id("Mix"), key, value);
                        answers(launch(made, "tasks", mix));
                    }
                });
    }

    private static Reply change(Batch run, String body) {
        return ANN.put(run.path(), body);
    }

    private static Recipe.Made recipe() {
        var recipe = Recipe.called("Nonsense").step("Mix", Map.of());
        Forms.ofEveryType().forEach(recipe::kickoff);
        return recipe.create(SharedServer.API);
    }

    private static Reply launch(Recipe.Made made, String key, String value) {
        var body =
                key.equals("checklist_id")
                        ? "{\"checklist_id\": %s}".formatted(value)
                        : "{\"checklist_id\": \"%s\", \"%s\": %s}".formatted(made.id(), key, value);
        return post(ORG + "/runs", body);
    }

    private static Reply post(String path, String body) {
        return ANN.post(path, body);
    }

    /// The caller has held the answer against the description, which knows no 500.
    private static void answers(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isIn(200, 201, 403, 404, 422);
    }
}
