package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Called;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Webhooks; the numbers are those of section 20 of the tasks spec.
class WebhookBehaviourTest {
    private final Called world = new Called();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void b69_aStepWithAWebhookOfItsOwnDoesNotCallThatOfTheTemplate() {
        var run =
                Recipe.called("Baking to tell")
                        .with("webhook", world.receiver.url("/template"))
                        .step("Mix", Map.of("webhook", world.receiver.url("/step")))
                        .step("Bake", Map.of())
                        .create(world.api)
                        .launch(Map.of());
        world.postman.deliver();
        assertThat(world.receiver.heard("/template"))
                .extracting(call -> call.get("id"))
                .containsExactly(run.id());

        run.complete("Mix");
        world.postman.deliver();

        assertThat(world.receiver.heard("/template")).hasSize(1);
        assertThat(world.receiver.heard("/step"))
                .extracting(call -> (Object) ((Map<?, ?>) call.get("this_task")).get("id"))
                .containsExactly(run.task("Mix"));
        assertThat(world.receiver.calls())
                .extracting(call -> call.org())
                .containsOnly(World.FLOUR.hex());
    }

    @Test
    void b69_aReceiverThatFailsIsNotCalledAgainAndTheTaskIsDone() {
        world.receiver.answer("/step", 500);
        var run =
                Recipe.called("Baking to fail")
                        .step("Mix", Map.of("webhook", world.receiver.url("/step")))
                        .create(world.api)
                        .launch(Map.of());

        assertThat(run.complete("Mix")).containsEntry("status", "completed");
        world.postman.deliver();

        assertThat(world.receiver.heard("/step")).hasSize(1);
        assertThat(run.status("Mix")).isEqualTo("completed");
    }
}
