package dev.runsheet.notify;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// All SQL about what notices are about, and who may see it.
final class ThingStore {
    private ThingStore() {}

    /// What is gone is not in the map.
    static Map<UUID, Thing> tasks(Handle tx, OrgId org, Collection<TaskId> ids) {
        return tx.createQuery(
                        """
                        select t.id, t.title, t.run_id, r.name, t.member_ids, t.guest_emails, t.group_ids,
                               coalesce(r.owner_id, t.starter_id) as owner_id, t.deadline,
                               t.archived_at is null and r.archived_at is null as is_live,
                               t.completed_at is null and not t.is_hidden as is_to_do
                          from task t
                          left join run r on r.org_id = t.org_id and r.id = t.run_id
                         where t.org_id = :org and t.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", TaskId.class, List.copyOf(ids))
                .map(Row.of(row -> thing(Thing.Type.TASK, row)))
                .collect(Collectors.toMap(Thing::id, Function.identity()));
    }

    static Map<UUID, Thing> runs(Handle tx, OrgId org, Collection<RunId> ids) {
        return tx.createQuery(
                        """
                        select r.id, r.name as title, cast(null as uuid) as run_id, cast(null as text) as name,
                               r.member_ids, cast('{}' as text[]) as guest_emails, r.group_ids, r.owner_id,
                               cast(null as timestamptz) as deadline,
                               r.archived_at is null as is_live, r.completed_at is null as is_to_do
                          from run r
                         where r.org_id = :org and r.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", RunId.class, List.copyOf(ids))
                .map(Row.of(row -> thing(Thing.Type.RUN, row)))
                .collect(Collectors.toMap(Thing::id, Function.identity()));
    }

    static Map<UUID, Thing> templates(Handle tx, OrgId org, Collection<TemplateId> ids) {
        return tx.createQuery(
                        """
                        select p.id, p.title, cast(null as uuid) as run_id, cast(null as text) as name,
                               cast('{}' as bigint[]) as member_ids, cast('{}' as text[]) as guest_emails,
                               cast('{}' as uuid[]) as group_ids, p.owner_id,
                               cast(null as timestamptz) as deadline,
                               p.archived_at is null as is_live, true as is_to_do
                          from template p
                         where p.org_id = :org and p.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", TemplateId.class, List.copyOf(ids))
                .map(Row.of(row -> thing(Thing.Type.TEMPLATE, row)))
                .collect(Collectors.toMap(Thing::id, Function.identity()));
    }

    static boolean mayBeSeen(Handle tx, Actor viewer, Thing thing) {
        return switch (thing.type()) {
            case TASK -> isTaskSeen(tx, viewer, thing.id());
            case RUN -> isRunSeen(tx, viewer, thing.id());
            case TEMPLATE -> isTemplateSeen(tx, viewer, thing.id());
        };
    }

    private static boolean isTaskSeen(Handle tx, Actor viewer, UUID id) {
        return isSeen(
                tx,
                viewer,
                id,
                """
                select t.id
                  from task t
                  left join run r on r.org_id = t.org_id and r.id = t.run_id
                  left join template p on p.org_id = r.org_id and p.id = r.template_id
                 where t.org_id = :org and t.id = :id and (
                """
                        + SightStore.ofTasks(viewer)
                        + ")");
    }

    private static boolean isRunSeen(Handle tx, Actor viewer, UUID id) {
        return isSeen(
                tx,
                viewer,
                id,
                """
                select r.id
                  from run r
                  left join template p on p.org_id = r.org_id and p.id = r.template_id
                 where r.org_id = :org and r.id = :id and (
                """
                        + SightStore.ofRuns(viewer)
                        + ")");
    }

    private static boolean isTemplateSeen(Handle tx, Actor viewer, UUID id) {
        return isSeen(
                tx,
                viewer,
                id,
                """
                select p.id
                  from template p
                 where p.org_id = :org and p.id = :id and (
                """
                        + SightStore.ofTemplates(viewer)
                        + ")");
    }

    private static boolean isSeen(Handle tx, Actor viewer, UUID id, String query) {
        return tx.createQuery(query)
                .bind("org", viewer.org())
                .bind("id", id)
                .bindMethods("viewer", Viewer.of(viewer))
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    private static Thing thing(Thing.Type type, Row row) {
        return new Thing(
                type,
                row.uuid("id"),
                row.text("title"),
                row.id("run_id", RunId::new),
                row.text("name"),
                new Owners(
                        row.allNumbered("member_ids", MemberId::new),
                        row.texts("guest_emails"),
                        row.ids("group_ids", GroupId::new)),
                row.numbered("owner_id", MemberId::new),
                row.instant("deadline"),
                row.flag("is_live"),
                row.flag("is_to_do"));
    }
}
