package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A person, whatever organizations they are in. `username` is null until they have signed in once;
/// `profile` holds what people tell about themselves. `lastLoginAt` is null before they ever did.
record Account(
        MemberId id,
        String email,
        String username,
        String firstName,
        String lastName,
        String timezone,
        Map<String, Object> profile,
        Instant createdAt,
        Instant updatedAt,
        Instant lastLoginAt) {

    /// Whether they are somebody here already: no invitation changes that.
    boolean hasJoined() {
        return username != null;
    }

    Account with(ProfileChange change, Instant now) {
        var changed = new LinkedHashMap<>(profile);
        change.profile()
                .forEach(
                        (key, value) -> {
                            if (value == null) {
                                changed.remove(key);
                            } else {
                                changed.put(key, value);
                            }
                        });
        return new Account(
                id,
                email,
                username,
                change.firstName().or(firstName),
                change.lastName().or(lastName),
                change.timezone().or(timezone),
                changed,
                createdAt,
                now,
                lastLoginAt);
    }

    Person person() {
        return new Person(id, email, username, firstName, lastName);
    }
}
