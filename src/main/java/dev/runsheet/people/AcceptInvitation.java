package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Actor.Who;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.Member.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Makes somebody who was invited an active member, with the names and the password they choose.
/// Who has a password from another organization keeps it.
final class AcceptInvitation {
    private AcceptInvitation() {}

    static void run(Handle tx, MailedLink link, Body body, Instant now) {
        var member = MemberStore.lock(tx, link.org(), link.member());
        if (member.status() != Status.INVITED) {
            throw new NotFound("link").refuse();
        }
        var account = member.account();
        var firstName = NewMember.name(body, "first_name").orElse(account.firstName());
        var lastName = NewMember.name(body, "last_name").orElse(account.lastName());
        var password = password(tx, account, body);
        body.refuseIfAny();

        AccountStore.join(tx, member.id(), firstName, lastName, now);
        password.ifPresent(text -> SetPassword.run(tx, member.id(), Password.of(text), now));
        MemberStore.activate(tx, link.org(), member.id(), now);
        tell(tx, MemberStore.find(tx, link.org(), member.id()), link, now);
    }

    private static Optional<String> password(Handle tx, Account account, Body body) {
        var known = SignInStore.find(tx, account.email()).orElseThrow();
        if (known.password().isEmpty()) {
            return Optional.of(PasswordForm.read(body, "password"));
        }
        if (body.isSet("password")) {
            body.fault("password", "You have a password already, which stays.");
        }
        return Optional.empty();
    }

    private static void tell(Handle tx, Member member, MailedLink link, Instant now) {
        var actor = new Actor(link.org(), new Who.Member(member.id(), member.role(), Set.of()));
        var line = Events.of(Verb.INVITE_ACCEPTED, "Accepted the invitation", member);
        Journal.record(tx, actor, line, now);
        Optional.ofNullable(member.invitedBy())
                .filter(inviter -> MemberStore.acting(tx, link.org(), inviter).isPresent())
                .map(inviter -> AccountStore.find(tx, inviter).email())
                .map(email -> SignInLetters.accepted(link.org(), email, member.account().person()))
                .ifPresent(letter -> Letters.post(tx, letter, now));
    }
}
