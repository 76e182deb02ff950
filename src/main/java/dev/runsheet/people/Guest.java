package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody outside the organization who works on its tasks, known by their address. Of the links
/// they were given, that of `generation` is good. Immutable: every change answers a new guest.
public record Guest(
        long id,
        String email,
        int generation,
        String firstName,
        String lastName,
        Map<String, Object> details,
        Instant createdAt,
        Change disabled,
        Change reactivated) {
    static final String ASSOCIATED = "associated_members";

    boolean isDisabled() {
        return disabled.at() != null;
    }

    /// Disabling a disabled guest changes nothing.
    Guest disable(Change change) {
        return isDisabled() ? this : with(generation, details, change, reactivated);
    }

    Guest enable(Change change) {
        return isDisabled() ? with(generation, details, Change.NEVER, change) : this;
    }

    /// The link that was good so far is not any more.
    Guest withNewLink() {
        return with(generation + 1, details, disabled, reactivated);
    }

    Guest associatedWith(List<MemberId> members) {
        var next = new LinkedHashMap<>(details);
        next.put(ASSOCIATED, members.stream().map(MemberId::value).toList());
        return with(generation, next, disabled, reactivated);
    }

    private Guest with(
            int newGeneration,
            Map<String, Object> newDetails,
            Change newDisabled,
            Change newReactivated) {
        return new Guest(
                id,
                email,
                newGeneration,
                firstName,
                lastName,
                newDetails,
                createdAt,
                newDisabled,
                newReactivated);
    }
}
