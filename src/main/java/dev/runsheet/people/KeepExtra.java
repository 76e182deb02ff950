package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Keeps the colors or a preference with the organization.
final class KeepExtra {
    private KeepExtra() {}

    /// `body` is where the faults of the change are.
    static Organization run(Handle tx, Actor actor, Body body, Extras change, Instant now) {
        Only.admins(actor);
        body.refuseIfAny();
        var organization = OrganizationStore.lock(tx, actor.org());

        var kept = change.on(organization.extra(change.name()));
        if (change.name().equals(Extras.PREFERENCES) && kept.size() > Extras.MOST_PREFERENCES) {
            body.fault("slug", "There are too many preferences.");
            body.refuseIfAny();
        }
        var changed = organization.with(change.name(), kept, now);

        OrganizationStore.save(tx, changed);
        Journal.record(tx, actor, Events.changes(organization, changed), now);
        return changed;
    }
}
