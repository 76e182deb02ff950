package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Called;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What became of the calls, and calling again; the number is that of Appendix B of the platform
/// spec.
class DeliveriesApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String DELIVERIES = ORG + "/x/deliveries";

    private final Called world = new Called();
    private final ApiServer.Caller ann = world.api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        world.close();
    }

    private List<Map<String, Object>> rows(String path) {
        return ann.get(path).rows();
    }

    private String baked() {
        var run =
                Recipe.called("Baking")
                        .step(
                                "Bake",
                                Map.of(
                                        "webhook", world.receiver.url("/bake"),
                                        "guests", List.of(World.GUS)))
                        .create(world.api)
                        .launch(Map.of());
        run.complete("Bake");
        world.postman.deliver();
        return run.task("Bake");
    }

    @Test
    void b56_aCallThatFailedIsOneLineOfTheSystemLog() {
        world.receiver.answer("/bake", 500);
        var task = baked();
        assertThat(world.receiver.heard("/bake")).hasSize(1);
        assertThat(rows(ORG + "/system-logs?event=webhook_failed"))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("event", "webhook_failed")
                                        .containsEntry("severity", "error")
                                        .extracting("details.task_id")
                                        .isEqualTo(task));
        assertThat(rows(ORG + "/system-logs?event=webhook_sent")).isEmpty();
        assertThat(rows(ORG + "/system-logs?severity=error")).hasSize(1);
    }

    @Test
    void aCallIsShownWithWhatItSaidAndWithoutCodesOfGuests() {
        var task = baked();
        var row = rows(DELIVERIES + "?status=delivered").getFirst();
        assertThat(row)
                .containsEntry("topic", "task.webhook")
                .containsEntry("task_id", task)
                .containsEntry("status", "delivered")
                .containsEntry("attempts", 1)
                .containsEntry("request_id", world.receiver.calls().getFirst().id());
        assertThat(row).extracting("last_attempt.answer").isEqualTo("heard");
        var one = ann.get(DELIVERIES + "/" + row.get("id"));
        assertThat(one.data()).extracting("body.this_task.id").isEqualTo(task);
        assertThat(one.text()).contains("guest-all-task").doesNotContain(Guests.GUS_TOKEN);
        assertThat(world.receiver.heard("/bake").getFirst().toString()).contains(Guests.GUS_TOKEN);
    }

    @Test
    void aCallIsMadeAgainInTheSameWords() {
        world.receiver.answer("/bake", 500);
        baked();
        world.receiver.answer("/bake", 200);
        var id = rows(DELIVERIES + "?status=failed").getFirst().get("id");
        var replayed = ann.post(DELIVERIES + "/" + id + "/replay", "");
        assertThat(replayed.data()).containsEntry("status", "waiting");
        world.postman.deliver();
        assertThat(world.receiver.calls()).hasSize(2);
        assertThat(world.receiver.calls().getLast()).isEqualTo(world.receiver.calls().getFirst());
        assertThat(ann.get(DELIVERIES + "/" + id).data())
                .containsEntry("status", "delivered")
                .containsEntry("attempts", 2);
    }

    @Test
    void allThatFailedIsCalledAgain() {
        world.receiver.answer("/bake", 500);
        baked();
        baked();
        world.receiver.answer("/bake", 200);
        var all = ORG + "/x/replayed-deliveries";
        var later = Map.of("since", "2026-03-07T00:00:00Z");
        assertThat(ann.post(all, later).data()).containsEntry("replayed", 0);
        assertThat(ann.post(all, Map.of()).data()).containsEntry("replayed", 2);
        world.postman.deliver();
        assertThat(world.receiver.calls()).hasSize(4);
        assertThat(rows(DELIVERIES + "?status=failed")).isEmpty();
        assertThat(rows(DELIVERIES + "?status=waiting")).isEmpty();
        assertThat(rows(DELIVERIES)).hasSize(2);
        assertThat(ann.post(all, Map.of("since", "noon", "until", 7)).status()).isEqualTo(422);
    }

    @Test
    void theLogIsForAdministratorsOfTheOrganization() {
        baked();
        var id = rows(DELIVERIES).getFirst().get("id");
        var bob = world.api.as(World.BOB_TOKEN);
        for (var path : List.of(DELIVERIES, DELIVERIES + "/" + id, ORG + "/system-logs")) {
            assertThat(bob.get(path).status()).isEqualTo(403);
        }
        assertThat(bob.post(DELIVERIES + "/" + id + "/replay", "").status()).isEqualTo(403);
        var eve = world.api.as(World.EVE_TOKEN);
        var mill = DELIVERIES.replace(World.FLOUR.hex(), World.MILL.hex());
        assertThat(eve.get(mill + "/" + id).status()).isEqualTo(404);
        assertThat(eve.post(mill + "/" + id + "/replay", "").status()).isEqualTo(404);
        assertThat(eve.get(mill).rows()).isEmpty();
    }
}
