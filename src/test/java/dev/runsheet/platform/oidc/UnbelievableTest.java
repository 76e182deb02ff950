package dev.runsheet.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a provider must not be believed.
class UnbelievableTest {
    private static final URI HERE = URI.create("https://runsheet.example/sign-in/provider/back");
    private static final String SECRET = "a secret of two, of forty bytes and more";

    private final Attempt attempt = Attempt.fresh();
    private LyingProvider liar;
    private Provider provider;

    @BeforeEach
    void start() throws IOException {
        liar = new LyingProvider();
        provider = new Provider(new Registration(liar.issuer(), "runsheet", SECRET, "The liar"));
    }

    @AfterEach
    void stop() {
        liar.close();
    }

    @Test
    void anHonestTokenIsBelieved() {
        liar.tell(liar.honest(attempt).build());
        assertThat(come()).isEqualTo(new Identity("ann@flour.example", true, "", ""));
    }

    @Test
    void aTokenOfAnotherIssuerIsNot() {
        liar.tell(liar.honest(attempt).issuer("https://evil.example").build());
        assertUnproven();
    }

    @Test
    void aTokenForAnotherClientIsNot() {
        liar.tell(liar.honest(attempt).audience("somebody-else").build());
        assertUnproven();
    }

    @Test
    void anExpiredTokenIsNot() {
        var past = Date.from(Instant.now().minusSeconds(600));
        liar.tell(liar.honest(attempt).expirationTime(past).build());
        assertUnproven();
    }

    @Test
    void aTokenOfAnotherAttemptIsNot() {
        liar.tell(liar.honest(Attempt.fresh()).build());
        assertUnproven();
    }

    @Test
    void aTokenThatAnybodyCouldHaveMadeIsNot() {
        liar.tellForged(liar.honest(attempt).build());
        assertUnproven();
        liar.tellUnsigned(liar.honest(attempt).build());
        assertUnproven();
        liar.tellSharing(liar.honest(attempt).build(), SECRET);
        assertUnproven();
    }

    @Test
    void anAnswerThatLeadsElsewhereIsNotFollowed() {
        liar.tell(liar.honest(attempt).build());
        liar.answer(302);
        assertThatThrownBy(this::come).isInstanceOf(Failed.class);
    }

    private void assertUnproven() {
        assertThatThrownBy(this::come)
                .isInstanceOf(Failed.class)
                .hasMessageContaining("does not belong to this attempt");
    }

    private Identity come() {
        var back = URI.create(HERE + "?code=7&state=" + attempt.state());
        return provider.redeem(attempt, back, HERE);
    }
}
