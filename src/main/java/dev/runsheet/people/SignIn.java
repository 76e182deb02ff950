package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.form.Email;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds out by address and password who somebody is. An address that nobody has takes as long and
/// is answered as a wrong password; either is written down, so the transaction must be kept.
public final class SignIn {
    public sealed interface Outcome {
        record In(MemberId member) implements Outcome {}

        record Wrong() implements Outcome {}

        /// Nobody looked at the password.
        record Later(int seconds) implements Outcome {}
    }

    private SignIn() {}

    /// `address` is the one on the network.
    public static Outcome run(
            Handle tx, String email, String password, String address, Instant now) {
        var entered = Optional.of(email.strip().toLowerCase(Locale.ROOT)).filter(Email::isAddress);
        var place = Place.of(address);
        var wait = SignInStore.patience(tx, entered, place, now).secondsLeft(now);
        if (wait > 0) {
            return new Outcome.Later(wait);
        }

        var known = entered.flatMap(each -> SignInStore.find(tx, each));
        var kept = known.flatMap(SignInStore.Known::password).orElse(Password.nobodys());
        if (!kept.matches(password)) {
            SignInStore.fail(tx, entered, place, now);
            return new Outcome.Wrong();
        }
        var member = known.orElseThrow().member();
        SignInStore.welcome(tx, member, now);
        SignInStore.remember(tx, member, place, now);
        return new Outcome.In(member);
    }
}
