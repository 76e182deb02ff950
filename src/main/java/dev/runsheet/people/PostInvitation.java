package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Settings.Membership;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.MailedLink.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Posts an invitation, with a link that accepts it; the links of earlier ones are good no longer.
final class PostInvitation {
    private PostInvitation() {}

    /// `message` is what whoever invites says, or blank.
    static void run(
            Handle tx,
            Actor actor,
            Organization organization,
            Member member,
            String message,
            Membership membership,
            Instant now) {
        var link = link(tx, organization, member, membership, now);
        var from =
                actor.member()
                        .map(id -> AccountStore.find(tx, id).person().shownName())
                        .orElseGet(organization::name);
        Letters.withhold(tx, organization.id(), MemberLetters.INVITATION, member.account().email());
        Letters.post(
                tx, MemberLetters.invitation(organization, member, from, message, link.id()), now);
    }

    /// The one link that accepts the invitation from now on.
    static MailedLink link(
            Handle tx,
            Organization organization,
            Member member,
            Membership membership,
            Instant now) {
        var days = membership.invitationDays();
        var link =
                new MailedLink(
                        UUID.randomUUID(),
                        Purpose.INVITATION,
                        member.id(),
                        organization.id(),
                        member.account().email(),
                        now,
                        days.isPresent() ? now.plus(Duration.ofDays(days.getAsInt())) : null,
                        null);
        MailedLinkStore.revoke(tx, member.id(), Purpose.INVITATION, organization.id(), now);
        MailedLinkStore.insert(tx, link);
        return link;
    }
}
