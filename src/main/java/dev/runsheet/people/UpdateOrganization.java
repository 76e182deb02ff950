package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Changes the name and the settings of an organization; deadlines that were worked out before
/// stay.
final class UpdateOrganization {
    private UpdateOrganization() {}

    static Organization run(Handle tx, Actor actor, Body body, Instant now) {
        Only.admins(actor);
        var change = OrganizationChange.read(body);
        body.refuseIfAny();

        var organization = OrganizationStore.lock(tx, actor.org());

        var changed = organization.with(change, now);
        var events = Events.changes(organization, changed);
        if (events.isEmpty()) {
            return organization;
        }

        OrganizationStore.save(tx, changed);
        Journal.record(tx, actor, events, now);
        return changed;
    }
}
