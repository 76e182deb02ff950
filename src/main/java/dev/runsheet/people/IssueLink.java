package dev.runsheet.people;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.activity.SystemLog.Tab;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Untouchable;
import dev.runsheet.base.Settings.Membership;
import dev.runsheet.people.MailedLink.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Makes the link that a letter would have had, for an administrator to hand over where no mail
/// goes: it accepts an invitation, or lets an active member set another password. The links of
/// letters before are good no longer.
final class IssueLink {
    private IssueLink() {}

    static MailedLink run(Handle tx, Actor actor, MemberId id, Membership membership, Instant now) {
        Only.admins(actor);
        var organization = OrganizationStore.find(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);
        checkIsTheirs(tx, actor, member);

        var link =
                member.isInvited()
                        ? PostInvitation.link(tx, organization, member, membership, now)
                        : reset(tx, member, now);
        MailedLinkStore.handOver(tx, link.id());
        log(tx, actor, member, link, now);
        return link;
    }

    /// A link is as good as a password, and somebody of several organizations has one for all.
    private static void checkIsTheirs(Handle tx, Actor actor, Member member) {
        if (member.isBot()) {
            throw new Untouchable("A bot user needs no link.").refuse();
        }
        if (DepartureStore.isElsewhere(tx, actor.org(), member.id())) {
            throw new Forbidden("A member of several organizations gets their link by mail only.")
                    .refuse();
        }
        if (member.isDisabled()) {
            throw new Conflict("This member is disabled. Please enable the member.").refuse();
        }
    }

    private static MailedLink reset(Handle tx, Member member, Instant now) {
        var link =
                new MailedLink(
                        UUID.randomUUID(),
                        Purpose.RESET,
                        member.id(),
                        null,
                        member.account().email(),
                        now,
                        now.plus(MailedLink.SHORT),
                        null);
        MailedLinkStore.revoke(tx, member.id(), Purpose.RESET, null, now);
        MailedLinkStore.insert(tx, link);
        return link;
    }

    private static void log(Handle tx, Actor actor, Member member, MailedLink link, Instant now) {
        var event =
                switch (link.purpose()) {
                    case INVITATION -> "invitation_link_issued";
                    case RESET, ADDRESS -> "password_reset_initiated";
                };
        var name = member.account().person().shownName();
        SystemLog.write(
                tx,
                actor.org(),
                new Entry(
                        Tab.SYSTEM,
                        Severity.WARNING,
                        event,
                        "An administrator has got a link that lets " + name + " in.",
                        Map.of("member", member.id().value(), "purpose", link.purpose().word())),
                now);
    }
}
