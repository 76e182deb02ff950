package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds out who somebody is here whose address another server has verified. Empty when no
/// organization lets them in.
public final class RecognizeMember {
    private RecognizeMember() {}

    public static Optional<MemberId> run(Handle tx, String email, Instant now) {
        var known = AccountStore.findId(tx, email.strip().toLowerCase(Locale.ROOT));
        if (known.isEmpty()
                || OrganizationStore.of(tx, known.get()).stream().noneMatch(Belonging::isActive)) {
            return Optional.empty();
        }
        SignInStore.welcome(tx, known.get(), now);
        return known;
    }
}
