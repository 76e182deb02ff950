package dev.runsheet.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Called;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Webhooks of the organization; the numbers are those of Appendix B of the platform spec.
class WatchersApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    private final Called world = new Called();
    private final ApiServer.Caller ann = world.api.as(World.ANN_TOKEN);
    private final ApiServer.Caller bob = world.api.as(World.BOB_TOKEN);

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("object_type", "organization");
        body.put("object_id", World.FLOUR.hex());
        body.put("notification_type", "webhook");
        body.put("frequency", "electric");
        body.put("webhook", world.receiver.url("/all"));
        return body;
    }

    private Reply add() {
        return ann.post(ORG + "/users/1001/add-watcher", body());
    }

    private List<Map<String, Object>> heard() {
        world.postman.deliver();
        return world.receiver.heard("/all");
    }

    @Test
    void b57_onlyAnAdministratorWatchesTheOrganization() {
        var added = add();
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data())
                .containsOnlyKeys(
                        "id",
                        "object_type",
                        "object_id",
                        "notification_type",
                        "frequency",
                        "webhook",
                        "user_id",
                        "created_at")
                .containsEntry("webhook", world.receiver.url("/all"))
                .containsEntry("user_id", 1001);
        assertThat(ann.get(ORG + "/watchers?notification=webhook").rows())
                .containsExactly(added.data());

        for (var path : List.of("/users/1002/add-watcher", "/users/1001/add-watcher")) {
            assertThat(bob.post(ORG + path, body()).status()).isEqualTo(403);
        }
        assertThat(ann.post(ORG + "/users/1002/add-watcher", body()).status()).isEqualTo(403);
        assertThat(bob.get(ORG + "/watchers").status()).isEqualTo(403);
        var removal = ORG + "/remove-watcher/" + added.data().get("id");
        assertThat(bob.delete(removal).status()).isEqualTo(403);
        var eve = world.api.as(World.EVE_TOKEN);
        var mill = "/organizations/" + World.MILL.hex();
        assertThat(eve.delete(removal.replace(ORG, mill)).status()).isEqualTo(404);

        assertThat(ann.delete(removal).status()).isEqualTo(204);
        assertThat(ann.delete(removal).status()).isEqualTo(404);
        assertThat(ann.delete(ORG + "/remove-watcher/first").status()).isEqualTo(404);
        assertThat(ann.get(ORG + "/watchers").rows()).isEmpty();
    }

    @Test
    void whatCannotBeWatchedIsSaidAllAtOnce() {
        var refused =
                ann.post(
                        ORG + "/users/1001/add-watcher",
                        Map.of(
                                "object_type", "weather",
                                "object_id", World.MILL.hex(),
                                "notification_type", "pigeon",
                                "frequency", "hourly"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .containsOnlyKeys("object_type", "object_id", "notification_type", "frequency");
        var run = Map.of("object_type", "run", "notification_type", "webhook", "webhook", "here");
        assertThat(ann.post(ORG + "/users/1001/add-watcher", run).errors())
                .containsOnlyKeys("object_id", "notification_type", "webhook");
    }

    @Test
    void b58_anIssueIsToldAsAnEvent() {
        add();
        var run = Recipe.called("Baking").step("Mix", Map.of()).create(world.api).launch(Map.of());
        var said =
                ann.post(
                        ORG + "/tasks/" + run.task("Mix") + "/problem",
                        Map.of("content", "No flour", "label", "problem"));
        assertThat(said.status()).as(said.text()).isLessThan(300);

        var told = heard().getLast();
        assertThat(told)
                .containsOnlyKeys(
                        "event", "organization_id", "occurred_at", "process", "task", "comment")
                .containsEntry("event", "task.issue_raised")
                .containsEntry("organization_id", World.FLOUR.hex())
                .containsEntry("occurred_at", "2026-03-06T12:00:00Z");
        assertThat(told).extracting("process.id").isEqualTo(run.id());
        assertThat(told).extracting("task.id").isEqualTo(run.task("Mix"));
        assertThat(told).extracting("comment.id").isEqualTo(said.data().get("id"));
        assertThat(told).extracting("comment.content").isEqualTo("No flour");
    }

    @Test
    void sevenEventsAreToldInTheirOrder() {
        add();
        var run = Recipe.called("Baking").step("Mix", Map.of()).create(world.api).launch(Map.of());
        var mix = ORG + "/tasks/" + run.task("Mix");
        run.update("Mix", Map.of("owners", Map.of("users", List.of(1002))));
        ann.post(mix + "/comment", Map.of("content", "Soon"));
        var issue = ann.post(mix + "/problem", Map.of("content", "No flour"));
        var done = Map.of("thread_id", issue.data().get("id"), "content", "Fine now");
        ann.post(mix + "/resolved-threads", done);
        run.complete("Mix");
        assertThat(heard())
                .extracting(call -> (String) call.get("event"))
                .contains(
                        "process.launched",
                        "task.assigned",
                        "task.comment_added",
                        "task.issue_raised",
                        "task.issue_resolved",
                        "task.completed",
                        "process.completed");
        assertThat(heard().getFirst()).containsEntry("event", "process.launched");
    }

    @Test
    void whoIsNoAdministratorAnyMoreIsNotTold() {
        add();
        become("standard");
        launch();
        assertThat(heard()).isEmpty();
        become("admin");
        launch();
        assertThat(heard()).isNotEmpty();
    }

    private void become(String role) {
        world.api
                .database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                update member set role = :role
                                                 where org_id = :org and member_id = 1001
                                                """)
                                        .bind("org", World.FLOUR)
                                        .bind("role", role)
                                        .execute());
    }

    /// An empty process, which standard members may launch as well.
    private void launch() {
        var body = new LinkedHashMap<String, Object>();
        body.put("checklist_id", null);
        body.put("name", "Empty");
        var reply = ann.post(ORG + "/runs", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
