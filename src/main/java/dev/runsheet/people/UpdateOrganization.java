package dev.runsheet.people;

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

        var changed = OrganizationStore.lock(tx, actor.org()).with(change, now);

        OrganizationStore.save(tx, changed);
        return changed;
    }
}
