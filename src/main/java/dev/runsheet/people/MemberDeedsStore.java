package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Counts what members have done.
final class MemberDeedsStore {
    private MemberDeedsStore() {}

    /// Of the steps those that stand in templates as they are now.
    static Map<MemberId, MemberDeeds> of(Handle tx, OrgId org, List<MemberId> members) {
        return tx.createQuery(
                        """
                        select m.member_id, coalesce(s.steps, 0) as steps, s.last_step_at,
                               (select count(*)
                                  from template p
                                 where p.org_id = :org and p.created_by = m.member_id) as templates,
                               (select count(*)
                                  from run r
                                 where r.org_id = :org and r.started_by = m.member_id) as runs,
                               (select count(*)
                                  from task t
                                 where t.org_id = :org and t.completed_by = m.member_id) as completed_tasks
                          from member m
                          left join (select cast(s.step ->> 'createdBy' as bigint) as member_id, count(*) as steps,
                                            max(cast(s.step ->> 'createdAt' as timestamptz)) as last_step_at
                                       from template p
                                       join template_version v
                                         on v.org_id = p.org_id and v.template_id = p.id and v.version = p.version
                                      cross join lateral jsonb_path_query(v.content, '$.steps[*]') as s (step)
                                      where p.org_id = :org
                                      group by 1) s
                            on s.member_id = m.member_id
                         where m.org_id = :org and m.member_id = any(:members)
                        """)
                .bind("org", org)
                .bindArray("members", MemberId.class, members)
                .map(Row.of(MemberDeedsStore::deeds))
                .collect(Collectors.toMap(MemberDeeds::member, Function.identity()));
    }

    private static MemberDeeds deeds(Row row) {
        return new MemberDeeds(
                row.numbered("member_id", MemberId::new),
                row.number("steps"),
                row.instant("last_step_at"),
                row.number("templates"),
                row.number("runs"),
                row.number("completed_tasks"));
    }
}
