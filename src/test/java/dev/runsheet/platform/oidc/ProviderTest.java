package dev.runsheet.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.testing.OidcProvider;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Against a real provider.
class ProviderTest {
    private static final URI HERE = URI.create("http://127.0.0.1:9/sign-in/provider/back");
    private static final OidcProvider REAL = OidcProvider.start().register(HERE.toString());
    private static final Provider PROVIDER = new Provider(registration(REAL.issuer()));

    private static Registration registration(URI issuer) {
        return new Registration(issuer, OidcProvider.CLIENT, OidcProvider.SECRET, "The mill");
    }

    @AfterAll
    static void close() {
        REAL.close();
    }

    @Test
    void whoSignsInThereIsKnownHere() {
        var attempt = Attempt.fresh();
        var back = REAL.signIn(PROVIDER.address(attempt, HERE), "ann.baker@flour.example");
        assertThat(PROVIDER.redeem(attempt, back, HERE))
                .isEqualTo(new Identity("ann.baker@flour.example", true, "ann", "baker"));
    }

    @Test
    void anAddressThatNobodyHasVerifiedIsToldAsSuch() {
        var attempt = Attempt.fresh();
        var back = REAL.signIn(PROVIDER.address(attempt, HERE), "unverified@flour.example");
        assertThat(PROVIDER.redeem(attempt, back, HERE).isVerified()).isFalse();
    }

    @Test
    void anAnswerCountsOnceAndInTheBrowserThatAskedForIt() {
        var attempt = Attempt.fresh();
        var back = REAL.signIn(PROVIDER.address(attempt, HERE), "ann@flour.example");
        assertRefused(() -> PROVIDER.redeem(Attempt.fresh(), back, HERE), "this attempt");
        assertThat(PROVIDER.redeem(attempt, back, HERE).email()).isEqualTo("ann@flour.example");
        assertRefused(() -> PROVIDER.redeem(attempt, back, HERE), "did not let you in");
    }

    @Test
    void aNoOfTheProviderIsANo() {
        var attempt = Attempt.fresh();
        var no = HERE.resolve("?error=access_denied&state=" + attempt.state());
        assertRefused(() -> PROVIDER.redeem(attempt, no, HERE), "did not let you in");
        assertRefused(() -> PROVIDER.redeem(attempt, HERE, HERE), "this attempt");
    }

    @Test
    void anotherIssuerInTheAnswerIsNoneOfOurs() {
        var attempt = Attempt.fresh();
        var back = REAL.signIn(PROVIDER.address(attempt, HERE), "ann@flour.example");
        var other = URI.create(back.toString().replaceAll("iss=[^&]*", "iss=http%3A%2F%2Fevil"));
        assertRefused(() -> PROVIDER.redeem(attempt, other, HERE), "this attempt");
    }

    @Test
    void newKeysOfTheProviderAreAskedFor() {
        var attempt = Attempt.fresh();
        var first = OidcProvider.start(0, "in-token").register(HERE.toString());
        var provider = new Provider(registration(first.issuer()));
        var back = first.signIn(provider.address(attempt, HERE), "ann@flour.example");
        assertThat(provider.redeem(attempt, back, HERE).isVerified()).isTrue();
        first.close();
        assertRefused(() -> provider.redeem(attempt, back, HERE), "does not answer");
        try (var second = OidcProvider.start(first.port(), "in-token").register(HERE.toString())) {
            var again = second.signIn(provider.address(attempt, HERE), "bob@flour.example");
            assertThat(provider.redeem(attempt, again, HERE).email())
                    .isEqualTo("bob@flour.example");
        }
    }

    @Test
    void aProviderThatIsNotThereIsNoBug() {
        var nobody = new Provider(registration(URI.create("http://127.0.0.1:9")));
        assertRefused(() -> nobody.address(Attempt.fresh(), HERE), "does not answer");
    }

    private static void assertRefused(Runnable work, String word) {
        assertThatThrownBy(work::run).isInstanceOf(Failed.class).hasMessageContaining(word);
    }
}
