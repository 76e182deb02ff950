package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.deadline.Weekdays;
import dev.runsheet.platform.json.Json;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All SQL about on which days who gets a digest. That of a guest stands with the guest.
final class DigestDaysStore {
    private DigestDaysStore() {}

    static Optional<Set<DayOfWeek>> ofMember(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        select to_jsonb(d.days)
                          from member_digest d
                         where d.org_id = :org and d.member_id = :member
                        """)
                .bind("org", org)
                .bind("member", member)
                .mapTo(String.class)
                .findOne()
                .flatMap(DigestDaysStore::days);
    }

    static void save(Handle tx, OrgId org, MemberId member, Collection<DayOfWeek> days) {
        tx.createUpdate(
                        """
                        insert into member_digest (org_id, member_id, days)
                        values (:org, :member, :days)
                            on conflict (org_id, member_id) do update
                           set days = excluded.days
                        """)
                .bind("org", org)
                .bind("member", member)
                .bindArray("days", String.class, Weekdays.words(days))
                .execute();
    }

    static void forget(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from member_digest d
                         where d.org_id = :org and d.member_id = :member
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    static Optional<Set<DayOfWeek>> ofGuest(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select g.details ->> 'cadence_days'
                          from guest g
                         where g.org_id = :org and g.email = :email
                        """)
                .bind("org", org)
                .bind("email", email)
                .mapTo(String.class)
                .findOne()
                .flatMap(DigestDaysStore::days);
    }

    /// Null is as the organization has it.
    static void save(Handle tx, OrgId org, String email, List<String> days) {
        tx.createUpdate(
                        """
                        update guest g
                           set details = jsonb_set(g.details, '{cadence_days}', cast(:days as jsonb))
                         where g.org_id = :org and g.email = :email
                        """)
                .bind("org", org)
                .bind("email", email)
                .bind("days", Json.text(days))
                .execute();
    }

    /// What is no list is no choice.
    static Optional<Set<DayOfWeek>> days(String json) {
        return Optional.ofNullable(json)
                .map(Json::read)
                .filter(List.class::isInstance)
                .map(Weekdays::of);
    }
}
