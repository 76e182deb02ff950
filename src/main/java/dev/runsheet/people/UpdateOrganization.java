package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Changes the name and the settings of an organization; deadlines that were worked out before
/// stay.
final class UpdateOrganization {
    private UpdateOrganization() {}

    static Organization run(Handle tx, Actor actor, Body body, Instant now) {
        Only.admins(actor);
        var change = OrganizationChange.read(body);
        checkOnboarding(tx, actor, change, body);
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

    /// Nobody is there to answer its questions, so that there may be none that must be answered.
    private static void checkOnboarding(
            Handle tx, Actor actor, OrganizationChange change, Body body) {
        if (!(change.settings().get(Setting.ONBOARDING) instanceof String hex)) {
            return;
        }
        var template = new TemplateId(Id.parse(hex).orElseThrow());
        var found = OrganizationStore.onboarding(tx, actor.org(), template);
        if (found.isEmpty()) {
            body.fault(Setting.ONBOARDING, "The selected onboarding template id is invalid.");
        } else if (found.get().steps() == 0) {
            body.fault(Setting.ONBOARDING, "The onboarding template must have a step.");
        } else if (found.get().isAsking()) {
            body.fault(
                    Setting.ONBOARDING,
                    "The onboarding template may not have required kick-off fields.");
        }
    }
}
