package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Role;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives a member another role; live tokens have it at once.
final class ChangeRole {
    private ChangeRole() {}

    static Member run(Handle tx, Actor actor, MemberId id, Body body, Instant now) {
        Only.admins(actor);
        // Locked first, so that two administrators cannot demote each other at once.
        OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);
        var role = role(body);
        if (role != Role.ADMIN) {
            LastAdmin.keep(tx, actor.org(), member);
        }
        var changed = member.withRole(role);
        MemberStore.save(tx, actor.org(), changed);
        Journal.record(tx, actor, Events.changes(member, changed), now);
        return changed;
    }

    private static Role role(Body body) {
        body.requiredString("role", 32);
        body.refuseIfAny();
        var role = NewMember.role(body);
        body.refuseIfAny();
        return role;
    }
}
