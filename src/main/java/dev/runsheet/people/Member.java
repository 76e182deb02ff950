package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Role;
import java.time.Instant;
import java.util.Locale;

/// A person in one organization. Immutable: every change answers a new member.
public record Member(
        Account account,
        Role role,
        Status status,
        boolean isDefaultAdmin,
        boolean isBot,
        MemberId invitedBy,
        Instant joinedAt,
        Instant activatedAt,
        Change disabled,
        Change reactivated) {
    private static final String DEFAULT_ADMIN =
            "Cannot modify the default administrator. Please assign another member as default administrator first.";

    enum Status {
        ACTIVE,
        INVITED,
        DISABLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// When it happened and through whom; both are null when it never did, and an application is
    /// nobody.
    record Change(Instant at, MemberId by) {
        static final Change NEVER = new Change(null, null);
    }

    public MemberId id() {
        return account.id();
    }

    Member withRole(Role next) {
        if (isBot) {
            throw new Problem.Untouchable("The role of a bot user cannot be changed.").refuse();
        }
        refuseDefaultAdmin();
        return new Member(
                account,
                next,
                status,
                isDefaultAdmin,
                isBot,
                invitedBy,
                joinedAt,
                activatedAt,
                disabled,
                reactivated);
    }

    /// Disabling a disabled member changes nothing.
    Member disable(Change change) {
        if (isBot) {
            throw new Problem.Untouchable("Bot users cannot be disabled.").refuse();
        }
        refuseDefaultAdmin();
        return status == Status.DISABLED ? this : with(Status.DISABLED, change, reactivated);
    }

    /// Enabling an active member changes nothing; an invitation is accepted, not enabled.
    Member enable(Change change) {
        return switch (status) {
            case ACTIVE -> this;
            case INVITED ->
                    throw new Problem.Conflict("This invitation has not been accepted yet.")
                            .refuse();
            case DISABLED ->
                    with(
                            activatedAt == null ? Status.INVITED : Status.ACTIVE,
                            Change.NEVER,
                            change);
        };
    }

    private void refuseDefaultAdmin() {
        if (isDefaultAdmin) {
            throw new Problem.Untouchable(DEFAULT_ADMIN).refuse();
        }
    }

    private Member with(Status next, Change newDisabled, Change newReactivated) {
        return new Member(
                account,
                role,
                next,
                isDefaultAdmin,
                isBot,
                invitedBy,
                joinedAt,
                activatedAt,
                newDisabled,
                newReactivated);
    }
}
