package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// What a person may do once who got the letter with it. `email` is the address that is shown to be
/// theirs by it; `org` is the organization of an invitation, and null for the others.
public record MailedLink(
        UUID id,
        Purpose purpose,
        MemberId member,
        OrgId org,
        String email,
        Instant createdAt,
        Instant expiresAt,
        Instant usedAt) {

    public enum Purpose {
        INVITATION,
        RESET,
        ADDRESS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// How long a link is good that lets anybody set a password or an address.
    static final Duration SHORT = Duration.ofMinutes(60);

    boolean isGood(Instant now) {
        return usedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
