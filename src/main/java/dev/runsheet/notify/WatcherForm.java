package dev.runsheet.notify;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.Watcher.Frequency;
import dev.runsheet.people.Watcher.Type;
import dev.runsheet.people.WatcherJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads a watcher as clients write it (platform spec 5.11). Only the organization is watched by
/// calls.
final class WatcherForm {
    private static final String TYPE = "object_type";
    private static final String OBJECT = "object_id";
    private static final String HOW = "notification_type";
    private static final int MOST = 100;
    private static final int MOST_URL = 2_000;

    private WatcherForm() {}

    static Watcher read(OrgId org, MemberId member, Body body, Instant now) {
        var type = type(body);
        var how = how(body, type);
        var object = object(body, org, type);
        var user = user(body, type);
        var frequency = frequency(body);
        var url = how.equals(WatcherJson.WEBHOOK) ? url(body) : null;
        body.refuseIfAny();
        return new Watcher(
                org, 0, member, type, object.orElse(null), user.orElse(null), frequency, url, now);
    }

    private static Type type(Body body) {
        var word = body.requiredString(TYPE, MOST);
        var type = Type.of(word);
        if (!word.isBlank() && type.isEmpty()) {
            isNone(body, TYPE);
        }
        return type.orElse(Type.ORGANIZATION);
    }

    private static String how(Body body, Type type) {
        var word = body.requiredString(HOW, MOST);
        if (!word.isBlank() && !List.of(WatcherJson.MAIL, WatcherJson.WEBHOOK).contains(word)) {
            isNone(body, HOW);
        } else if (word.equals(WatcherJson.WEBHOOK) && type != Type.ORGANIZATION) {
            body.fault(HOW, "Only the organization is watched by a webhook, all else by email.");
        }
        return word;
    }

    private static Optional<UUID> object(Body body, OrgId org, Type type) {
        if (type == Type.USER) {
            return Optional.empty();
        }
        var word = body.string(OBJECT, MOST);
        if (type == Type.ORGANIZATION) {
            word.filter(each -> !each.equalsIgnoreCase(org.hex()))
                    .ifPresent(_ -> isNone(body, OBJECT));
            return Optional.empty();
        }
        var id = word.flatMap(Id::parse);
        if (id.isEmpty()) {
            isNone(body, OBJECT);
        }
        return id;
    }

    private static Optional<MemberId> user(Body body, Type type) {
        if (type != Type.USER) {
            return Optional.empty();
        }
        var member = Body.member(body.raw(OBJECT));
        if (member.isEmpty()) {
            isNone(body, OBJECT);
        }
        return member;
    }

    private static Frequency frequency(Body body) {
        var word = body.string("frequency", MOST).orElse(Frequency.ELECTRIC.word());
        var frequency = Frequency.of(word);
        if (frequency.isEmpty()) {
            isNone(body, "frequency");
        }
        return frequency.orElse(Frequency.ELECTRIC);
    }

    private static String url(Body body) {
        var url = body.requiredString(WatcherJson.WEBHOOK, MOST_URL).strip();
        if (!url.isEmpty() && !Body.isUrl(url)) {
            body.fault(WatcherJson.WEBHOOK, "The webhook format is invalid.");
        }
        return url;
    }

    private static void isNone(Body body, String key) {
        body.fault(key, "The selected " + Body.words(key) + " is invalid.");
    }
}
