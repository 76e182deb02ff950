package dev.runsheet.base;

import java.util.Optional;
import java.util.Set;

/// Who acts, and in which organization.
public record Actor(OrgId org, Who who) {
    public sealed interface Who {
        /// A person with an account; `groups` are those of this organization that the person is in.
        record Member(MemberId id, Role role, Set<GroupId> groups) implements Who {}

        record Guest(String email, Set<GroupId> groups) implements Who {}

        /// A client-credentials token of this organization: no person behind it.
        record Application(long client) implements Who {}

        /// The server itself: expiry and other jobs.
        record Clock() implements Who {}
    }

    public static Actor clock(OrgId org) {
        return new Actor(org, new Who.Clock());
    }

    public Optional<MemberId> member() {
        return who instanceof Who.Member(var id, _, _) ? Optional.of(id) : Optional.empty();
    }

    public Optional<String> guest() {
        return who instanceof Who.Guest(var email, _) ? Optional.of(email) : Optional.empty();
    }

    /// An administrator, or the server itself or an application acting for the organization.
    public boolean isAdmin() {
        return switch (who) {
            case Who.Member(_, var role, _) -> role == Role.ADMIN;
            case Who.Guest _ -> false;
            case Who.Application _, Who.Clock _ -> true;
        };
    }

    public boolean isLight() {
        return who instanceof Who.Member(_, var role, _) && role == Role.LIGHT;
    }

    public boolean isGuest() {
        return who instanceof Who.Guest;
    }

    public Set<GroupId> groups() {
        return switch (who) {
            case Who.Member(_, _, var groups) -> groups;
            case Who.Guest(_, var groups) -> groups;
            case Who.Application _, Who.Clock _ -> Set.of();
        };
    }
}
