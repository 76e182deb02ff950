package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Role;
import org.jdbi.v3.core.Handle;

/// An organization always keeps somebody who can administer it.
final class LastAdmin {
    private LastAdmin() {}

    static void keep(Handle tx, OrgId org, Member member) {
        if (member.role() == Role.ADMIN
                && member.status() == Member.Status.ACTIVE
                && MemberStore.countActiveAdminsBeside(tx, org, member.id()) == 0) {
            throw new Problem.Untouchable("An organization needs at least one administrator.")
                    .refuse();
        }
    }
}
