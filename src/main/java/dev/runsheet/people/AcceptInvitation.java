package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Actor.Who;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.Member.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Makes somebody who was invited an active member, with the names and the password they choose.
/// Who has joined another organization before keeps what they have: an invitation may be old and
/// passed on.
final class AcceptInvitation {
    private AcceptInvitation() {}

    static void run(Handle tx, MailedLink link, Body body, Instant now) {
        var member = MemberStore.lock(tx, link.org(), link.member());
        if (member.status() != Status.INVITED) {
            throw new NotFound("link").refuse();
        }
        var isProof = ProveAddress.run(tx, link, now);
        if (member.account().hasJoined() && !isProof) {
            checkKeeps(body);
        } else {
            join(tx, member.account(), body, now);
        }
        enter(tx, link.org(), member.id(), now);
    }

    /// For whoever has shown in another way that the address is theirs, too.
    static void enter(Handle tx, OrgId org, MemberId id, Instant now) {
        MemberStore.activate(tx, org, id, now);
        tell(tx, org, MemberStore.find(tx, org, id), now);
    }

    private static void join(Handle tx, Account account, Body body, Instant now) {
        var firstName = NewMember.name(body, "first_name").orElse(account.firstName());
        var lastName = NewMember.name(body, "last_name").orElse(account.lastName());
        var password = PasswordForm.read(body, "password");
        body.refuseIfAny();
        AccountStore.join(tx, account.id(), firstName, lastName, now);
        RenewPassword.run(tx, account.id(), Password.of(password), now);
    }

    private static void checkKeeps(Body body) {
        for (var key : List.of("first_name", "last_name", "password")) {
            if (body.isSet(key)) {
                body.fault(key, "You have an account already, which stays as it is.");
            }
        }
        body.refuseIfAny();
    }

    private static void tell(Handle tx, OrgId org, Member member, Instant now) {
        var actor = new Actor(org, new Who.Member(member.id(), member.role(), Set.of()));
        var line = Events.of(Verb.INVITE_ACCEPTED, "Accepted the invitation", member);
        Journal.record(tx, actor, line, now);
        Optional.ofNullable(member.invitedBy())
                .filter(inviter -> MemberStore.acting(tx, org, inviter).isPresent())
                .map(inviter -> AccountStore.find(tx, inviter).email())
                .map(email -> SignInLetters.accepted(org, email, member.account().person()))
                .ifPresent(letter -> Letters.post(tx, letter, now));
    }
}
