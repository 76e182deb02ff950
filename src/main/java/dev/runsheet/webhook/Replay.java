package dev.runsheet.webhook;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Problem.NotFound;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes calls again that were settled, in their old words and with their old ids.
final class Replay {
    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");

    private Replay() {}

    /// One that is owed anyway stays as it is.
    static Told one(Handle tx, Actor actor, long id, Instant now) {
        OnlyAdmins.check(actor);
        record(tx, actor, LogStore.owe(tx, actor.org(), id, now), now);
        return LogStore.find(tx, actor.org(), id)
                .orElseThrow(() -> new NotFound("delivery").refuse());
    }

    /// All that failed, or what of it happened from `since` to `until`; how many those are.
    static int failed(Handle tx, Actor actor, Body body, Instant now) {
        OnlyAdmins.check(actor);
        var since = moment(body, "since", EVER);
        var until = moment(body, "until", now);
        body.refuseIfAny();

        int owed = LogStore.oweFailed(tx, actor.org(), since, until, now);
        record(tx, actor, owed, now);
        return owed;
    }

    private static void record(Handle tx, Actor actor, int owed, Instant now) {
        if (owed > 0) {
            Journal.record(
                    tx, actor, OrganizationEvents.of(actor, "Sent again " + owed + " calls"), now);
        }
    }

    private static Instant moment(Body body, String key, Instant otherwise) {
        var text = body.string(key, 40);
        var at = text.flatMap(Dates::read);
        if (text.isPresent() && at.isEmpty()) {
            body.fault(key, "The " + key + " is not a valid date.");
        }
        return at.orElse(otherwise);
    }
}
