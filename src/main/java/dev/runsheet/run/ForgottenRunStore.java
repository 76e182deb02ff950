package dev.runsheet.run;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Takes what is gone out of the runs that name it. An id is a group's, a tag's or a folder's and
/// never two of them.
final class ForgottenRunStore {
    private ForgottenRunStore() {}

    /// The runs that name it, or have a task that does: whoever is at work on one comes first.
    static void lockRuns(Handle tx, OrgId org, Id id) {
        tx.createQuery(
                        """
                        select r.id
                          from run r
                         where r.org_id = :org
                           and (r.group_ids @> array[:id] or r.tag_ids @> array[:id] or r.folder_ids @> array[:id]
                                or exists (select
                                             from task t
                                            where t.org_id = r.org_id and t.run_id = r.id
                                              and (t.group_ids @> array[:id] or t.tag_ids @> array[:id])))
                         order by r.id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id.value())
                .mapTo(UUID.class)
                .list();
    }

    /// The runs with a task of the guest.
    static void lockRunsOf(Handle tx, OrgId org, String email) {
        tx.createQuery(
                        """
                        select r.id
                          from run r
                         where r.org_id = :org
                           and r.id in (select a.run_id
                                          from task_assignment a
                                         where a.org_id = :org and a.assignee = :email)
                         order by r.id
                           for update
                        """)
                .bind("org", org)
                .bind("email", email)
                .mapTo(UUID.class)
                .list();
    }

    /// The runs that a member owns or has a task in.
    static void lockRunsOf(Handle tx, OrgId org, MemberId member) {
        tx.createQuery(
                        """
                        select r.id
                          from run r
                         where r.org_id = :org
                           and (r.owner_id = :member
                                or r.id in (select a.run_id
                                              from task_assignment a
                                             where a.org_id = :org and a.assignee = cast(:member as text)))
                         order by r.id
                           for update
                        """)
                .bind("org", org)
                .bind("member", member)
                .mapTo(UUID.class)
                .list();
    }

    /// The runs that a member owns are another one's from now on. Answers how many.
    static int handOver(Handle tx, OrgId org, MemberId from, MemberId to, Instant now) {
        return tx.createUpdate(
                        """
                        update run r
                           set owner_id = :to, revision = r.revision + 1, last_updated = :now
                         where r.org_id = :org and r.owner_id = :from and r.archived_at is null
                        """)
                .bind("org", org)
                .bind("from", from)
                .bind("to", to)
                .bind("now", now)
                .execute();
    }

    static void forget(Handle tx, OrgId org, Id id, Instant now) {
        tx.createUpdate(
                        """
                        update run r
                           set group_ids = array_remove(r.group_ids, :id), tag_ids = array_remove(r.tag_ids, :id),
                               folder_ids = array_remove(r.folder_ids, :id), revision = r.revision + 1,
                               last_updated = :now
                         where r.org_id = :org
                           and (r.group_ids @> array[:id] or r.tag_ids @> array[:id] or r.folder_ids @> array[:id])
                        """)
                .bind("org", org)
                .bind("id", id.value())
                .bind("now", now)
                .execute();
    }

    /// Those of these groups, tags and folders that there are.
    static Set<UUID> known(Handle tx, OrgId org, Collection<UUID> ids) {
        return tx
                .createQuery(
                        """
                        select g.id
                          from people_group g
                         where g.org_id = :org and g.id = any(:ids)
                        union all
                        select l.id
                          from tag l
                         where l.org_id = :org and l.id = any(:ids)
                        union all
                        select f.id
                          from folder f
                         where f.org_id = :org and f.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .mapTo(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }
}
