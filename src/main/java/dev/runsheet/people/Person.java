package dev.runsheet.people;

import dev.runsheet.base.MemberId;

/// What others see of a member: a name and an address.
public record Person(MemberId id, String email, String firstName, String lastName) {
    public String fullName() {
        return (firstName + " " + lastName).strip();
    }
}
