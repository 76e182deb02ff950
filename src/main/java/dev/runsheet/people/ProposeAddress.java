package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.MailedLink.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Asks whether an address is a member's, with a link in a letter to it; it is theirs once the link
/// was followed. The address they have hears of it too.
final class ProposeAddress {
    private ProposeAddress() {}

    static Member run(Handle tx, Actor actor, MemberId id, Body body, Instant now) {
        var member = Only.editorsOf(tx, actor, id);
        var email = NewMember.email(body);
        CurrentPassword.require(tx, actor, id, body);
        checkIsFree(tx, actor, email, body);
        body.refuseIfAny();

        var link =
                new MailedLink(
                        UUID.randomUUID(),
                        Purpose.ADDRESS,
                        id,
                        null,
                        email,
                        now,
                        now.plus(MailedLink.SHORT),
                        null);
        MailedLinkStore.revoke(tx, id, Purpose.ADDRESS, null, now);
        MailedLinkStore.insert(tx, link);
        var organization = OrganizationStore.find(tx, actor.org());
        Letters.post(
                tx,
                List.of(
                        MemberLetters.confirm(organization, email, link.id()),
                        MemberLetters.proposed(organization, member, email)),
                now);
        return member;
    }

    private static void checkIsFree(Handle tx, Actor actor, String email, Body body) {
        var standing = MemberStore.standing(tx, actor.org(), email);
        if (standing.account().isPresent()) {
            body.fault("email", "The email has already been taken.");
        }
        if (standing.isGuest()) {
            body.fault("email", "This is the address of a guest.");
        }
    }
}
