package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes from somebody who goes whatever lets them in and what was on its way to them: tokens,
/// sessions of browsers, the links in letters, the letters, and their places in groups.
final class CutOff {
    private CutOff() {}

    static void run(Handle tx, OrgId org, Member member, Instant now) {
        GroupStore.removeMember(tx, org, member.id());
        ConsentStore.deleteOf(tx, org, member.id());
        DepartureStore.revokeTokens(tx, org, member.id());
        DepartureStore.revokeSessions(tx, org, member.id());
        DepartureStore.revokeLinks(tx, org, member.id(), now);
        Letters.withhold(tx, org, member.account().email());
    }
}
