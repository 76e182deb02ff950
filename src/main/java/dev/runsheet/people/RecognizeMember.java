package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.people.Member.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds out who somebody is here whose address another server has verified: that accepts every
/// invitation to it, too. Empty when no organization lets them in. A name that is told counts where
/// there is none.
public final class RecognizeMember {
    private static final int LONGEST = 32;

    private RecognizeMember() {}

    public static Optional<MemberId> run(
            Handle tx, String email, String firstName, String lastName, Instant now) {
        var known = AccountStore.findId(tx, email.strip().toLowerCase(Locale.ROOT));
        if (known.isEmpty()) {
            return known;
        }
        var member = known.get();
        var belongings = OrganizationStore.of(tx, member);
        if (belongings.isEmpty()) {
            return Optional.empty();
        }
        if (AccountStore.isHanded(tx, member)) {
            ProveAddress.run(tx, member, now);
        }
        var account = AccountStore.find(tx, member);
        AccountStore.join(
                tx,
                member,
                name(account.firstName(), firstName),
                name(account.lastName(), lastName),
                now);
        belongings.stream()
                .filter(each -> each.status() == Status.INVITED)
                .forEach(each -> AcceptInvitation.enter(tx, each.organization().id(), member, now));
        return known;
    }

    /// What is told may be anything.
    private static String name(String own, String told) {
        boolean isName = told.length() <= LONGEST && !told.contains("/") && !told.contains("www.");
        return own.isEmpty() && isName ? told : own;
    }
}
