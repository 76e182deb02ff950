package dev.runsheet.web;

import dev.runsheet.people.LookAtLink.Seen;

/// What whoever follows a link from a letter is asked for. `firstName` and `lastName` are as they
/// were typed last.
record SetPasswordForm(
        Seen seen, String address, String firstName, String lastName, Faults faults) {

    Frame frame() {
        return Frame.open(heading());
    }

    String heading() {
        return switch (seen.purpose()) {
            case INVITATION -> "Join " + seen.organization();
            case RESET -> "Set another password";
            case ADDRESS -> "Confirm your address";
        };
    }

    String about() {
        return switch (seen.purpose()) {
            case INVITATION -> "You were invited as " + seen.email() + ".";
            case RESET -> "For " + seen.email() + ". Every browser is signed out by it.";
            case ADDRESS -> seen.email() + " is then the address that you sign in with.";
        };
    }

    String button() {
        return switch (seen.purpose()) {
            case INVITATION -> "Join";
            case RESET -> "Set password";
            case ADDRESS -> "Confirm";
        };
    }

    boolean asksForNames() {
        return switch (seen.purpose()) {
            case INVITATION -> !seen.hasJoined();
            case RESET, ADDRESS -> false;
        };
    }

    boolean asksForPassword() {
        return switch (seen.purpose()) {
            case INVITATION -> !seen.hasJoined();
            case RESET -> true;
            case ADDRESS -> false;
        };
    }

    String email() {
        return seen.email();
    }
}
