package dev.runsheet.people;

import dev.runsheet.base.MemberId;

/// What others see of a member: a name and an address. The username is null until an invitation is
/// accepted.
public record Person(
        MemberId id, String email, String username, String firstName, String lastName) {
    public String fullName() {
        return (firstName + " " + lastName).strip();
    }

    /// Of somebody without a name, the address.
    public String shownName() {
        return fullName().isEmpty() ? email : fullName();
    }
}
