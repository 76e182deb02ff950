package dev.runsheet.people;

import dev.runsheet.base.Role;
import java.time.Instant;

/// An organization as one of its members finds it; for an application the last three are null.
public record Belonging(
        Organization organization,
        long activeMembers,
        Role role,
        Member.Status status,
        Instant joinedAt) {

    static Belonging of(Organization organization, long activeMembers, Member member) {
        return new Belonging(
                organization, activeMembers, member.role(), member.status(), member.joinedAt());
    }
}
