package dev.runsheet.file;

import dev.runsheet.base.Actor;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import org.jdbi.v3.core.Handle;

/// Asks whether an actor sees what a file is for.
final class PlaceStore {
    private PlaceStore() {}

    static boolean isRunSeen(Handle tx, Actor actor, RunId id) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from run r
                                         left join template p on p.org_id = r.org_id and p.id = r.template_id
                                        where r.org_id = :org and r.id = :id and (
                        """
                                + SightStore.ofRuns(actor)
                                + "))")
                .bind("org", actor.org())
                .bind("id", id)
                .bindMethods("viewer", Viewer.of(actor))
                .mapTo(Boolean.class)
                .one();
    }

    static boolean isTemplateSeen(Handle tx, Actor actor, TemplateId id) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from template p
                                        where p.org_id = :org and p.id = :id and (
                        """
                                + SightStore.ofTemplates(actor)
                                + "))")
                .bind("org", actor.org())
                .bind("id", id)
                .bindMethods("viewer", Viewer.of(actor))
                .mapTo(Boolean.class)
                .one();
    }
}
