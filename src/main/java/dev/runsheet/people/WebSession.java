package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/// That a person is signed in with a browser. `form` stands in the session's forms, and can be
/// worked out by nobody without the cookie.
public record WebSession(
        MemberId member,
        String email,
        String firstName,
        boolean isActive,
        String form,
        Instant openedAt,
        Instant seenAt) {
    public static final Duration LONGEST = Duration.ofDays(30);

    /// Without a request.
    static final Duration IDLE = Duration.ofDays(7);

    /// How exactly it is known when it was last seen, to write less often than is read.
    private static final Duration GRAIN = Duration.ofMinutes(10);

    /// What to greet them with.
    public String name() {
        return firstName.isBlank() ? email : firstName;
    }

    public boolean isForm(String sent) {
        return MessageDigest.isEqual(
                form.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    boolean isGood(Instant now) {
        return isActive && openedAt.plus(LONGEST).isAfter(now) && seenAt.plus(IDLE).isAfter(now);
    }

    boolean isToBeNoted(Instant now) {
        return seenAt.plus(GRAIN).isBefore(now);
    }
}
