package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Called;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsApiTest {
    private static final String SECRET =
            "/organizations/" + World.FLOUR.hex() + "/x/webhook-secret";

    private final Called world = new Called();
    private final ApiServer.Caller ann = world.api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        world.close();
    }

    private String change() {
        var changed = ann.post(SECRET, "");
        assertThat(changed.status()).isEqualTo(201);
        return (String) changed.data().get("secret");
    }

    /// What the last call said, and id, moment and signatures of it.
    private List<String> call() {
        Recipe.called("Baking")
                .with("webhook", world.receiver.url("/bake"))
                .create(world.api)
                .launch(Map.of());
        world.postman.deliver();
        return world.receiver.signed().getLast();
    }

    private String expected(String secret, List<String> call) {
        var bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var text = world.receiver.calls().getLast().text();
        return Signatures.signature(bytes, call.get(0) + "." + call.get(1) + "." + text);
    }

    @Test
    void theVectorOfTheStandardIsMet() {
        var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var text = "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}";
        assertThat(Signatures.signature(secret, text))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void withoutASecretNothingIsSigned() {
        assertThat(call()).containsOnlyNulls();
    }

    @Test
    void aCallIsSignedWithTheSecretAndAfterAChangeWithBoth() {
        var first = change();
        var call = call();
        assertThat(call.get(0)).isEqualTo(world.receiver.calls().getLast().id());
        assertThat(Long.parseLong(call.get(1))).isGreaterThan(1_700_000_000L);
        assertThat(call.get(2)).isEqualTo(expected(first, call));

        // The clock of the server stands still, that of the courier does not.
        world.api.setClock(Instant.now());
        var second = change();
        assertThat(second).isNotEqualTo(first);
        var both = call();
        assertThat(Arrays.asList(both.get(2).split(" ")))
                .containsExactly(expected(second, both), expected(first, both));

        assertThat(ann.delete(SECRET).status()).isEqualTo(204);
        assertThat(call()).containsOnlyNulls();
        var third = change();
        assertThat(third).isNotIn(first, second);
        var alone = call();
        assertThat(alone.get(2)).isEqualTo(expected(third, alone));
    }

    @Test
    void whatWasLastSignedWithEndsAfterADay() {
        var changed = Instant.parse("2026-03-06T12:00:00Z");
        var signing = new Signing(2, true, changed, changed.plusSeconds(86_400));
        assertThat(signing.generations(changed.plusSeconds(86_399))).containsExactly(2, 1);
        assertThat(signing.generations(changed.plusSeconds(86_400))).containsExactly(2);
    }

    @Test
    void theSecretIsForAdministrators() {
        var bob = world.api.as(World.BOB_TOKEN);
        assertThat(bob.post(SECRET, "").status()).isEqualTo(403);
        assertThat(bob.delete(SECRET).status()).isEqualTo(403);
    }
}
