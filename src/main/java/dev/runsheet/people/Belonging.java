package dev.runsheet.people;

import dev.runsheet.base.Role;
import java.time.Instant;

/// An organization as one of its members finds it; for an application, which is no member, what a
/// member has is null. `logo` may be null.
public record Belonging(
        Organization organization,
        long activeMembers,
        Role role,
        Member.Status status,
        Instant joinedAt,
        Portrait logo) {

    static Belonging of(
            Organization organization, long activeMembers, Member member, Portrait logo) {
        return new Belonging(
                organization,
                activeMembers,
                member.role(),
                member.status(),
                member.joinedAt(),
                logo);
    }
}
