package dev.runsheet.webhook;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Has the calls of an organization signed with a new secret, or no more. For a day after a change
/// both secrets are good, so that no receiver misses a call.
final class ChangeSigning {
    private static final Duration OVERLAP = Duration.ofDays(1);

    private ChangeSigning() {}

    static Signing next(Handle tx, Actor actor, Instant now) {
        OnlyAdmins.check(actor);
        var signing = SigningStore.next(tx, actor.org(), now.plus(OVERLAP), now);
        Journal.record(tx, actor, OrganizationEvents.of(actor, "Changed the webhook secret"), now);
        return signing;
    }

    static void end(Handle tx, Actor actor, Instant now) {
        OnlyAdmins.check(actor);
        if (SigningStore.end(tx, actor.org(), now)) {
            Journal.record(
                    tx, actor, OrganizationEvents.of(actor, "Ended the webhook secret"), now);
        }
    }
}
