package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whoever changes how they sign in shows that it is they, if they have a password. An
/// administrator is not asked for the password of somebody else.
final class CurrentPassword {
    private static final String KEY = "current_password";
    private static final String LATER = "Too many wrong passwords. Please try again later.";

    private CurrentPassword() {}

    /// Why the one that was sent is not good enough. It is guessed no faster than at the door: what
    /// was wrong is written down, so the transaction must be kept. `address` is on the network.
    static Optional<Problem> refusal(
            Handle tx, Actor actor, MemberId id, Body body, String address, Instant now) {
        var password = asked(tx, actor, id);
        if (password.isEmpty() || !(body.raw(KEY) instanceof String given) || given.isEmpty()) {
            return Optional.empty();
        }
        var email = Optional.of(AccountStore.find(tx, id).email());
        var place = Place.of(address);
        var wait = SignInStore.patience(tx, email, place, now).secondsLeft(now);
        if (wait > 0) {
            return Optional.of(new Problem.TooMany(LATER, wait));
        }
        if (password.get().matches(given)) {
            return Optional.empty();
        }
        SignInStore.fail(tx, email, place, now);
        return Optional.of(Problem.invalid(KEY, "The current password is incorrect."));
    }

    /// That none was sent is a fault of the body.
    static void require(Handle tx, Actor actor, MemberId id, Body body) {
        if (!(body.raw(KEY) instanceof String) && asked(tx, actor, id).isPresent()) {
            body.fault(KEY, "The current password field is required.");
        }
    }

    private static Optional<Password> asked(Handle tx, Actor actor, MemberId id) {
        return actor.member().filter(id::equals).flatMap(self -> AccountStore.password(tx, self));
    }
}
