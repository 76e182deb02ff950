package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
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

    Person person() {
        return new Person(id, email, username, firstName, lastName);
    }
}
