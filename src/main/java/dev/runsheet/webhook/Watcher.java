package dev.runsheet.webhook;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.Locale;

/// An address that is called with what happens in the organization, for as long as `member` is one
/// of its administrators.
record Watcher(
        OrgId org, long id, MemberId member, Frequency frequency, String url, Instant createdAt) {
    /// How soon; whoever is called is called at once.
    enum Frequency {
        ELECTRIC,
        MINDFUL,
        CHILLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String ORGANIZATION = "organization";
    static final String WEBHOOK = "webhook";

    private static final int MOST = 100;
    private static final int MOST_URL = 2_000;

    /// Of all that may be watched elsewhere, there is this (platform spec 5.11).
    static Watcher read(OrgId org, MemberId member, Body body, Instant now) {
        only(body, "object_type", ORGANIZATION);
        only(body, "notification_type", WEBHOOK);
        var object = body.string("object_id", MOST);
        if (object.isPresent() && !object.get().equalsIgnoreCase(org.hex())) {
            body.fault("object_id", "The selected object id is invalid.");
        }
        var frequency = frequency(body);
        var url = body.requiredString(WEBHOOK, MOST_URL).strip();
        if (!url.isEmpty() && !Body.isUrl(url)) {
            body.fault(WEBHOOK, "The webhook format is invalid.");
        }
        body.refuseIfAny();
        return new Watcher(org, 0, member, frequency, url, now);
    }

    private static void only(Body body, String key, String word) {
        var given = body.requiredString(key, MOST);
        if (!given.isBlank() && !given.equals(word)) {
            body.fault(key, "Only \"" + word + "\" is known here as yet.");
        }
    }

    private static Frequency frequency(Body body) {
        var word = body.string("frequency", MOST).orElse(Frequency.ELECTRIC.word());
        for (var each : Frequency.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        body.fault("frequency", "The selected frequency is invalid.");
        return Frequency.ELECTRIC;
    }

    Watcher numbered(long given) {
        return new Watcher(org, given, member, frequency, url, createdAt);
    }
}
