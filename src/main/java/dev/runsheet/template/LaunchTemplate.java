package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Write;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives a launch what it needs of a template, and keeps that as it is by freezing the version. The
/// template itself is not locked: launches of one template do not wait for one another.
public final class LaunchTemplate {
    private LaunchTemplate() {}

    public static Launchable run(Handle tx, Actor actor, TemplateId id, Instant now) {
        var template =
                TemplateStore.read(tx, actor.org(), id)
                        .orElseThrow(() -> new NotFound("template").refuse());
        if (!template.mayLaunch(actor)) {
            throw new Forbidden("Permission denied: cannot launch process from this template.")
                    .refuse();
        }
        if (template.isArchived()) {
            throw new Conflict("This template is archived.").refuse();
        }
        if (template.launchVersion() == null) {
            throw new Conflict("This template has never been published.").refuse();
        }
        var version = Versions.freeze(tx, actor.org(), id, template.launchVersion(), now);
        return launchable(template, version);
    }

    /// For a step that launches, whoever completes it; empty when that is not possible any more.
    public static Optional<Launchable> next(Handle tx, OrgId org, NextLaunch launch, Instant now) {
        return TemplateStore.read(tx, org, launch.template())
                .filter(template -> !template.isArchived())
                .filter(template -> template.launchVersion() != null)
                .filter(template -> isPossible(tx, template))
                .map(
                        template ->
                                launchable(
                                        template,
                                        Versions.freeze(
                                                tx,
                                                org,
                                                template.id(),
                                                template.launchVersion(),
                                                now)));
    }

    /// Counts the launch. It goes to the database with what is written last, because the next one
    /// to count waits for the commit.
    public static Write counting(OrgId org, TemplateId id) {
        return TemplateStore.countingLaunch(org, id);
    }

    private static boolean isPossible(Handle tx, Template template) {
        var version = Versions.of(tx, template.org(), template.id(), template.launchVersion());
        return NextLaunches.isPossible(version.content());
    }

    private static Launchable launchable(Template template, Version version) {
        return new Launchable(
                version,
                template.cover().owner(),
                template.access().members(),
                template.access().groups(),
                template.cover().tags());
    }
}
