package dev.runsheet.notify;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All SQL about who gets a digest when, and what is in it.
final class DigestStore {
    /// Somebody who may get a digest; `days` are their own, if they chose any. The zone is a name.
    record Reader(MemberId member, String guest, String zone, Optional<Set<DayOfWeek>> days) {
        String person() {
            return member == null ? "g" + guest : "m" + member.value();
        }
    }

    private DigestStore() {}

    /// Members who did not switch it off, and guests.
    static List<Reader> readers(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select m.member_id, cast(null as text) as guest, a.timezone as zone, to_jsonb(d.days) as days
                          from member m
                          join account a on a.member_id = m.member_id
                          left join member_digest d on d.org_id = m.org_id and d.member_id = m.member_id
                         where m.org_id = :org and m.status = 'active' and not m.is_bot
                           and not exists (select
                                             from notice_choice c
                                            where c.org_id = :org and c.member_id = m.member_id
                                              and c.kind = 'digest' and not c.by_mail)
                         union all
                        select null, g.email, coalesce(g.details ->> 'timezone', o.timezone), g.details -> 'cadence_days'
                          from guest g
                          join organization o on o.org_id = g.org_id
                         where g.org_id = :org and g.disabled_at is null
                        """)
                .bind("org", org)
                .map(Row.of(DigestStore::reader))
                .list();
    }

    /// Who was seen to since that day, each with their day.
    static Set<String> done(Handle tx, OrgId org, LocalDate since) {
        return tx.createQuery(
                        """
                        select d.person || ' ' || d.day
                          from digest_done d
                         where d.org_id = :org and d.day >= :since
                        """)
                .bind("org", org)
                .bind("since", since)
                .mapTo(String.class)
                .set();
    }

    /// False when another server was first.
    static boolean isMine(Handle tx, OrgId org, String person, LocalDate day) {
        return tx.createUpdate(
                                """
                                insert into digest_done (org_id, person, day)
                                values (:org, :person, :day)
                                    on conflict do nothing
                                """)
                        .bind("org", org)
                        .bind("person", person)
                        .bind("day", day)
                        .execute()
                == 1;
    }

    static int forget(Handle tx, OrgId org, LocalDate before) {
        return tx.createUpdate(
                        """
                        delete from digest_done d
                         where d.org_id = :org and d.day < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    /// All that the person has to do, what is due first at the top.
    static List<Digest.Item> items(Handle tx, Actor person, int most) {
        return tx.createQuery(
                        """
                        select t.title, r.name, t.deadline
                          from task t
                          left join run r on r.org_id = t.org_id and r.id = t.run_id
                         where t.org_id = :org and t.completed_at is null and not t.is_hidden and t.archived_at is null
                           and r.archived_at is null
                           and (t.member_ids @> array[cast(:viewer.me as bigint)]
                                or t.guest_emails @> array[cast(:viewer.guest as text)]
                                or t.group_ids && :viewer.groups)
                         order by t.deadline, t.created_at, t.id
                         limit :most
                        """)
                .bind("org", person.org())
                .bindMethods("viewer", Viewer.of(person))
                .bind("most", most)
                .map(
                        Row.of(
                                row ->
                                        new Digest.Item(
                                                row.text("title"),
                                                row.text("name"),
                                                row.instant("deadline"))))
                .list();
    }

    private static Reader reader(Row row) {
        return new Reader(
                row.numbered("member_id", MemberId::new),
                row.text("guest"),
                row.text("zone"),
                DigestDaysStore.days(row.text("days")));
    }
}
