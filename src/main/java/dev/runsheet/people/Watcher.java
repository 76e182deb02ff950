package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// That a member is told of what happens to something (platform spec 5.11): by mail, or by a call
/// of `url`, which is null then. `object` is null for the organization and for a `user`.
public record Watcher(
        OrgId org,
        long id,
        MemberId member,
        Type type,
        UUID object,
        MemberId user,
        Frequency frequency,
        String url,
        Instant createdAt) {
    public enum Type {
        ORGANIZATION,
        CHECKLIST,
        RUN,
        TASK,
        USER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> of(String word) {
            for (var type : values()) {
                if (type.word().equals(word)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /// How soon; whoever is called is called at once.
    public enum Frequency {
        ELECTRIC(Duration.ZERO),
        MINDFUL(Duration.ofHours(3)),
        CHILLED(Duration.ofDays(1));

        private final Duration patience;

        Frequency(Duration patience) {
            this.patience = patience;
        }

        /// How long what happened waits for more.
        public Duration patience() {
            return patience;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Frequency> of(String word) {
            for (var frequency : values()) {
                if (frequency.word().equals(word)) {
                    return Optional.of(frequency);
                }
            }
            return Optional.empty();
        }
    }

    public boolean isCalled() {
        return url != null;
    }

    public Watcher numbered(long given) {
        return new Watcher(org, given, member, type, object, user, frequency, url, createdAt);
    }
}
