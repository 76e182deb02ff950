package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;

/// What people are told by mail about how they come in.
final class SignInLetters {
    private SignInLetters() {}

    static Letter reset(OrgId org, MailedLink link) {
        return Letter.of(
                        org,
                        "password-reset",
                        link.email(),
                        "Set another password",
                        "Somebody, you we hope, wants another password for " + link.email() + ".",
                        "The link is good once, for an hour. If it was not you, do nothing: your password stays as it is.")
                .with(Button.with("Set another password", "/set-password/{link}", link.id()));
    }

    static Letter changed(OrgId org, String email) {
        return Letter.of(
                org,
                "password-changed",
                email,
                "Your password was changed",
                "The password of "
                        + email
                        + " was changed. Every browser is signed out, and applications must ask you again.",
                "Personal tokens stay: have a look at them. If it was not you, ask for another password at once and tell an administrator.");
    }

    static Letter moved(OrgId org, String before, String after) {
        return Letter.of(
                org,
                "address-changed",
                before,
                "Your address was changed",
                "You sign in as " + after + " from now on, and no longer as " + before + ".",
                "If it was not you, tell an administrator at once.");
    }

    static Letter accepted(OrgId org, String inviter, Person person) {
        return Letter.of(
                org,
                "invitation-accepted",
                inviter,
                person.shownName() + " has accepted your invitation",
                person.shownName()
                        + " ("
                        + person.email()
                        + ") has accepted your invitation and is a member now.");
    }
}
