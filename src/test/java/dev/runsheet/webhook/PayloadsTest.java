package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Called;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls of each kind with all that they say and nothing else: what is expected stands beside this
/// test, in `payloads`. The numbers are those of Appendix B of the platform spec; a launch, a task
/// that tells its template and a task on its own are in `CallsTest`.
class PayloadsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String NOON = "2026-03-06T12:00:00Z";

    private final Called world = new Called();
    private final Recipe.Made baking =
            Recipe.called("Baking")
                    .with("summary", "Daily bread")
                    .with("webhook", world.receiver.url("/template"))
                    .kickoff(Forms.field("text", "Customer"))
                    .step(
                            "Mix",
                            Map.of("assignees", List.of(1002), "guests", List.of(World.GUS)),
                            Forms.field("text", "Flour"))
                    .step("Bake", Map.of("summary", "Hot", "webhook", world.receiver.url("/bake")))
                    .rule(Rules.when("Mix", "completed"), call("/oven", "Bake"))
                    .rule(Rules.kickoff("Customer", "contains", "Mill"), call("/office", null))
                    .create(world.api);
    private final Batch run = launched();
    private final Map<String, String> names = names();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void b55_theCompletionOfARunIsToldWhole() {
        mixed();
        run.complete("Bake");
        assertThat(heard("/template").getLast()).isEqualTo(completed());
    }

    @Test
    void b55_aStepTellsItsOwnAddressWhole() {
        mixed();
        var photo =
                Upload.to("Task", run.task("Bake"), "task")
                        .file("Loaf.pdf", "%PDF".getBytes(StandardCharsets.US_ASCII));
        names.put("file", (String) ok(run.ann().post(ORG + "/file", photo)).data().get("id"));
        run.complete("Bake");
        assertThat(heard("/bake")).containsExactly(payload("step"));
    }

    @Test
    void aRuleTellsOfItsTargetWhole() {
        mixed();
        assertThat(heard("/oven")).containsExactly(payload("rule"));
    }

    @Test
    void aRuleWithoutATargetTellsOfTheLaunchWhole() {
        assertThat(heard("/office")).containsExactly(process());
    }

    @Test
    void b57_aWatcherIsToldOfALaunchWhole() {
        assertThat(events("process.launched"))
                .containsExactly(event("process.launched", process(), null, null));
    }

    @Test
    void b57_aWatcherIsToldOfTheEndOfARunWhole() {
        mixed();
        run.complete("Bake");
        assertThat(events("process.completed"))
                .containsExactly(event("process.completed", completed(), null, null));
    }

    @Test
    void b57_aWatcherIsToldOfACompletedTaskWhole() {
        mixed();
        var process = process();
        process.put("progress", 50);
        process.put("whole_progress", 50);
        var mix = mix();
        mix.put("status", "completed");
        mix.put("completed_at", NOON);
        mix.put("completed_by", process.get("launcher"));
        var flour = Map.of("alias", names.get("Flour alias"), "label", "Flour", "value", "Rye");
        mix.put("captures", Map.of(names.get("Flour"), flour));
        assertThat(events("task.completed"))
                .containsExactly(event("task.completed", process, mix, null));
    }

    @Test
    void b57_aWatcherIsToldOfAnAssignmentWhole() {
        var owners = Map.of("users", List.of(1002, 1003), "guests", List.of(World.GUS));
        run.update("Mix", Map.of("owners", owners));
        var process = process();
        process.put("collaborators", List.of(1001, 1002, 1003));
        var mix = touched();
        mix.put("owners", payload("owners"));
        assertThat(events("task.assigned").getLast())
                .isEqualTo(event("task.assigned", process, mix, null));
    }

    @Test
    void b57_aWatcherIsToldOfACommentWhole() {
        said("comment", Map.of("content", "Too dry"));
        assertThat(events("task.comment_added"))
                .containsExactly(
                        event("task.comment_added", process(), touched(), payload("comment")));
    }

    @Test
    void b57_aWatcherIsToldOfAnIssueAndOfItsEndWhole() {
        said("problem", Map.of("content", "Burnt"));
        var problem = payload("comment");
        problem.put("label", "problem");
        problem.put("content", "Burnt");
        var process = process();
        process.put("status", "problem");
        assertThat(events("task.issue_raised"))
                .containsExactly(event("task.issue_raised", process, touched(), problem));

        said("resolved-threads", Map.of("thread_id", problem.get("id"), "content", "Scraped"));
        var resolution = payload("comment");
        resolution.put("label", "resolve");
        resolution.put("content", "Scraped");
        assertThat(events("task.issue_resolved"))
                .containsExactly(event("task.issue_resolved", process(), touched(), resolution));
    }

    /// Bob says it of the dough.
    private void said(String how, Map<String, Object> what) {
        var bob = world.api.as(World.BOB_TOKEN);
        var path = ORG + "/tasks/" + run.task("Mix") + "/" + how;
        names.put("comment", (String) ok(bob.post(path, what)).data().get("id"));
    }

    private Map<String, Object> call(String path, String step) {
        var action =
                step == null
                        ? new LinkedHashMap<String, Object>()
                        : new LinkedHashMap<>(Rules.show(step));
        action.put("action_type", "webhook");
        action.put("action_verb", "emit_webhook");
        action.put("webhook_url", world.receiver.url(path));
        action.put("alias_name", "Oven");
        return action;
    }

    /// An event of Ann's organization; `task` and `comment` are null where there is none.
    private static Map<String, Object> event(
            String topic,
            Map<String, Object> process,
            Map<String, Object> task,
            Map<String, Object> comment) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", topic);
        event.put("organization_id", World.FLOUR.hex());
        event.put("occurred_at", NOON);
        event.put("process", process);
        if (task != null) {
            event.put("task", task);
        }
        if (comment != null) {
            event.put("comment", comment);
        }
        return event;
    }

    private Batch launched() {
        var watcher =
                Map.of(
                        "object_type", "organization",
                        "object_id", World.FLOUR.hex(),
                        "notification_type", "webhook",
                        "frequency", "electric",
                        "webhook", world.receiver.url("/all"));
        ok(world.api.as(World.ANN_TOKEN).post(ORG + "/users/1001/add-watcher", watcher));
        return baking.launch(
                Map.of(
                        "name", "Baking for Mill",
                        "summary", "Two loaves",
                        "prerun", Map.of(baking.id("Customer"), "Mill"),
                        "users", List.of(1002),
                        "groups", List.of(World.OVENS.hex())));
    }

    private void mixed() {
        run.complete("Mix", Map.of("taskdata", Map.of(run.field("Flour"), "Rye")));
    }

    private List<Map<String, Object>> heard(String path) {
        world.postman.deliver();
        return world.receiver.heard(path);
    }

    /// What Ann's address is told of these.
    private List<Map<String, Object>> events(String event) {
        return heard("/all").stream().filter(call -> call.get("event").equals(event)).toList();
    }

    private Map<String, Object> process() {
        return payload("process");
    }

    private Map<String, Object> mix() {
        return payload("mix");
    }

    /// The task after somebody had to do with it.
    private Map<String, Object> touched() {
        var mix = mix();
        mix.put("status", "in-progress");
        return mix;
    }

    private Map<String, Object> completed() {
        var process = process();
        process.put("status", "completed");
        process.put("progress", 100);
        process.put("whole_progress", 100);
        process.put("completed_at", NOON);
        process.put("due_date", null);
        process.put("due_soon", false);
        return process;
    }

    /// What stands beside this test, with the ids of today.
    private Map<String, Object> payload(String file) {
        var text = text("payloads/" + file + ".json");
        for (var name : names.entrySet()) {
            text = text.replace("{" + name.getKey() + "}", name.getValue());
        }
        return Json.map(text);
    }

    private static String text(String path) {
        try (var in = PayloadsTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("org", World.FLOUR.hex());
        names.put("ovens", World.OVENS.hex());
        names.put("code", Guests.GUS_TOKEN);
        names.put("run", run.id());
        names.put("number", run.read().get("increment_id").toString());
        names.put("template", baking.id());
        names.put("template alias", (String) baking.read().get("alias"));
        for (var step : List.of("Mix", "Bake")) {
            names.put(step, run.task(step));
            names.put(step + " alias", (String) run.read(step).get("alias"));
            names.put(step + " step", baking.id(step));
        }
        for (var field : List.of("Customer", "Flour")) {
            names.put(field, baking.id(field));
            names.put(field + " alias", baking.variable(field).replaceAll("[{}]", ""));
        }
        return names;
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }
}
