package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Role;
import java.time.Instant;
import java.util.Locale;

/// A person in one organization. Who departed is no member any more, and is kept for the names in
/// what they did. `photo` may be null. Immutable: every change answers a new member.
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
        Change reactivated,
        Instant departedAt,
        Portrait photo) {
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

    static Member invited(Account account, Role role, MemberId by, Instant now) {
        return new Member(
                account,
                role,
                Status.INVITED,
                false,
                false,
                by,
                now,
                null,
                Change.NEVER,
                Change.NEVER,
                null,
                null);
    }

    public MemberId id() {
        return account.id();
    }

    Member withRole(Role next) {
        if (isBot) {
            throw new Problem.Untouchable("The role of a bot user cannot be changed.").refuse();
        }
        refuseDefaultAdmin();
        return with(next, status, disabled, reactivated, departedAt);
    }

    /// Disabling a disabled member changes nothing.
    Member disable(Change change) {
        if (isBot) {
            throw new Problem.Untouchable("Bot users cannot be disabled.").refuse();
        }
        refuseDefaultAdmin();
        return isDisabled() ? this : with(role, Status.DISABLED, change, reactivated, null);
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
                            role,
                            activatedAt == null ? Status.INVITED : Status.ACTIVE,
                            Change.NEVER,
                            change,
                            null);
        };
    }

    /// Out of the organization at once, whatever came before; a bot stays.
    Member dismiss(Change change) {
        refuseBot();
        return isDisabled() ? this : with(role, Status.DISABLED, change, reactivated, null);
    }

    /// Gone for good, which only who is shut out already can be.
    Member delete(Instant now) {
        refuseBot();
        refuseDefaultAdmin();
        if (!isDisabled()) {
            throw new Problem.Untouchable("Please disable the user before deletion.").refuse();
        }
        return with(role, status, disabled, reactivated, now);
    }

    /// No member from now on, but a guest.
    Member retire(Change change) {
        refuseBot();
        if (status == Status.INVITED) {
            throw new Problem.Conflict(
                            "This invitation has not been accepted yet: please withdraw it, and invite a guest.")
                    .refuse();
        }
        return with(
                role, Status.DISABLED, isDisabled() ? disabled : change, reactivated, change.at());
    }

    boolean isDisabled() {
        return status == Status.DISABLED;
    }

    boolean isInvited() {
        return status == Status.INVITED;
    }

    private void refuseBot() {
        if (isBot) {
            throw new Problem.Untouchable("You can't remove a bot user from this organization!")
                    .refuse();
        }
    }

    void refuseDefaultAdmin() {
        if (isDefaultAdmin) {
            throw new Problem.Untouchable(DEFAULT_ADMIN).refuse();
        }
    }

    private Member with(
            Role newRole,
            Status next,
            Change newDisabled,
            Change newReactivated,
            Instant newDepartedAt) {
        return new Member(
                account,
                newRole,
                next,
                isDefaultAdmin,
                isBot,
                invitedBy,
                joinedAt,
                activatedAt,
                newDisabled,
                newReactivated,
                newDepartedAt,
                photo);
    }
}
