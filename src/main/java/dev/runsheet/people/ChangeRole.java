package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.activity.SystemLog.Tab;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Role;
import dev.runsheet.base.Settings.Membership;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Gives a member another role; live tokens have it at once.
final class ChangeRole {
    private ChangeRole() {}

    static Member run(
            Handle tx, Actor actor, MemberId id, Body body, Membership membership, Instant now) {
        Only.admins(actor);
        // Locked first, so that two administrators cannot demote each other at once.
        var organization = OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);
        var role = role(body);
        if (role != Role.ADMIN) {
            LastAdmin.keep(tx, actor.org(), member);
        }
        var changed = member.withRole(role);
        if (role == member.role()) {
            return member;
        }
        if (!member.isDisabled() && Seats.Pool.of(member.role()) == Seats.Pool.LIGHT) {
            Seats.take(tx, organization, role, membership);
        }
        MemberStore.save(tx, actor.org(), changed);
        tell(tx, actor, organization, member, changed, now);
        Journal.record(tx, actor, Events.changes(member, changed), now);
        return changed;
    }

    private static void tell(
            Handle tx,
            Actor actor,
            Organization organization,
            Member before,
            Member after,
            Instant now) {
        var name = after.account().person().shownName();
        var change = before.role().word() + " to " + after.role().word();
        SystemLog.write(
                tx,
                actor.org(),
                new Entry(
                        Tab.SYSTEM,
                        Severity.INFO,
                        "role_changed",
                        "The role of " + name + " was changed from " + change + ".",
                        Map.of(
                                "member", after.id().value(),
                                "from", before.role().word(),
                                "to", after.role().word())),
                now);
        Letters.post(tx, MemberLetters.roleChanged(organization, after), now);
    }

    private static Role role(Body body) {
        body.requiredString("role", 32);
        body.refuseIfAny();
        var role = NewMember.role(body);
        body.refuseIfAny();
        return role;
    }
}
