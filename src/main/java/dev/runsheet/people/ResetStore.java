package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about who asked for another password, and whom that concerns.
final class ResetStore {
    /// A member who is active in `org`, the first of theirs.
    record Active(MemberId member, OrgId org) {}

    private ResetStore() {}

    /// Once is enough, however often somebody asks before it is answered.
    static void ask(Handle tx, String email, Instant now) {
        tx.createUpdate(
                        """
                        insert into asked_reset (email, at)
                        values (:email, :now)
                            on conflict (email) do nothing
                        """)
                .bind("email", email)
                .bind("now", now)
                .execute();
    }

    /// Takes some of the addresses that somebody asked for; another server gets others.
    static List<String> take(Handle tx, int most) {
        return tx.createQuery(
                        """
                        delete from asked_reset a
                         where a.email in (select r.email
                                             from asked_reset r
                                            order by r.at
                                            limit :most
                                              for update skip locked)
                        returning a.email
                        """)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    static Optional<Active> active(Handle tx, String email) {
        return tx.createQuery(
                        """
                        select m.member_id, m.org_id
                          from account a
                          join member m on m.member_id = a.member_id
                         where a.email = :email and m.status = 'active' and not m.is_bot
                         order by m.joined_at, m.org_id
                         limit 1
                        """)
                .bind("email", email)
                .map(
                        Row.of(
                                row ->
                                        new Active(
                                                row.numbered("member_id", MemberId::new),
                                                row.id("org_id", OrgId::new))))
                .findOne();
    }
}
