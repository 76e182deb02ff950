package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.Member.Status;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Who takes over from a member that leaves.
public final class Heir {
    private Heir() {}

    /// An active member other than the leaver, under a lock, so that they are still there when they
    /// have got it all.
    public static Member of(Handle tx, OrgId org, Optional<MemberId> named, MemberId leaver) {
        if (named.isEmpty()) {
            throw Problem.invalid("to", "The to field is required.").refuse();
        }
        return named.filter(id -> !id.equals(leaver))
                .flatMap(id -> MemberStore.lockIfThere(tx, org, id))
                .filter(member -> member.status() == Status.ACTIVE)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                                "to",
                                                "The to must be an active member other than the one who leaves.")
                                        .refuse());
    }

    /// `what` says what they have got.
    public static void tell(
            Handle tx, OrgId org, Member leaver, Member heir, String what, Instant now) {
        var organization = OrganizationStore.find(tx, org);
        Letters.post(tx, MemberLetters.reassigned(organization, leaver, heir, what), now);
    }
}
