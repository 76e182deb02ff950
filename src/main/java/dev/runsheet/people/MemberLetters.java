package dev.runsheet.people;

import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import java.util.ArrayList;
import java.util.UUID;

/// What members are told by mail about their membership.
final class MemberLetters {
    static final String INVITATION = "invitation";

    private static final Button OPEN = Button.to("Open Runsheet", "/");

    private MemberLetters() {}

    static Letter invitation(
            Organization organization, Member member, String from, String message, UUID link) {
        var name = organization.name();
        var lines = new ArrayList<String>();
        lines.add(from + " invites you to work with " + name + " on Runsheet.");
        if (!message.isEmpty()) {
            lines.add(message);
        }
        lines.add("The button below accepts the invitation. It is meant for you alone.");
        return Letter.of(
                        organization.id(),
                        INVITATION,
                        member.account().email(),
                        from + " invites you to " + name,
                        lines.toArray(String[]::new))
                .with(Button.with("Accept the invitation", "/set-password/{link}", link));
    }

    static Letter roleChanged(Organization organization, Member member) {
        var role = member.role().word();
        return to(
                organization,
                member,
                "role_changed",
                "Your role at " + organization.name() + " is now " + role,
                "An administrator of "
                        + organization.name()
                        + " has changed your role: it is "
                        + role
                        + " from now on.");
    }

    static Letter enabled(Organization organization, Member member) {
        return to(
                organization,
                member,
                "reactivated",
                "You are a member of " + organization.name() + " again",
                "An administrator of " + organization.name() + " has let you in again.");
    }

    static Letter edited(Organization organization, Member member) {
        return to(
                organization,
                member,
                "profile_updated",
                "Your profile at " + organization.name() + " was changed",
                "An administrator of " + organization.name() + " has changed your profile.");
    }

    static Letter reassigned(Organization organization, Member leaver, Member heir, String what) {
        var name = leaver.account().person().shownName();
        return to(
                organization,
                heir,
                "tasks_reassigned",
                "You have taken over from " + name,
                name
                        + " is no longer with "
                        + organization.name()
                        + ". From now on you have what they had to do: "
                        + what
                        + ".");
    }

    static Letter confirm(Organization organization, String email, UUID link) {
        return Letter.of(
                        organization.id(),
                        "confirm_address",
                        email,
                        "Please confirm your address",
                        "Somebody wants to sign in to Runsheet with this address from now on. If it"
                                + " is you, the button below confirms it; it works for an hour.",
                        "If you know nothing of this, you need not do anything.")
                .with(Button.with("Confirm the address", "/confirm-address/{link}", link));
    }

    static Letter passwordChanged(Organization organization, Member member) {
        return to(
                organization,
                member,
                "password_changed",
                "Your password was changed",
                "Your password for Runsheet was changed. If you know nothing of this, please tell an"
                        + " administrator of "
                        + organization.name()
                        + ".");
    }

    static Letter proposed(Organization organization, Member member, String email) {
        return to(
                organization,
                member,
                "address_change",
                "Your address is about to change",
                "You are to sign in to Runsheet as "
                        + email
                        + ", once that address is confirmed. If you know nothing of this, please"
                        + " tell an administrator of "
                        + organization.name()
                        + ".");
    }

    /// To a guest, who has no other way in than the link.
    static Letter retired(Organization organization, Member member) {
        return Letter.of(
                        organization.id(),
                        "made_guest",
                        member.account().email(),
                        "You are a guest of " + organization.name() + " now",
                        "An administrator of "
                                + organization.name()
                                + " has made you a guest. Your tasks are still yours: the button"
                                + " below leads to them.")
                .with(
                        Button.to(
                                "Open your tasks",
                                "/guest-all-task/" + organization.id().hex() + "/{guest}"));
    }

    private static Letter to(
            Organization organization, Member member, String kind, String subject, String line) {
        return Letter.of(organization.id(), kind, member.account().email(), subject, line)
                .with(OPEN);
    }
}
