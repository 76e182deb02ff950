package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.OffTokens.Whose;
import dev.runsheet.platform.db.Row;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about who gets letters.
final class RecipientStore {
    private RecipientStore() {}

    /// Whether whoever has this address here was shut out. Of a stranger nobody knows that.
    static boolean isShutOut(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select coalesce(bool_and(p.is_out), false)
                          from (select m.status = 'disabled' as is_out
                                  from account a
                                  join member m on m.org_id = :org and m.member_id = a.member_id
                                 where a.email = :email
                                 union all
                                select g.disabled_at is not null
                                  from guest g
                                 where g.org_id = :org and g.email = :email) p
                        """)
                .bind("org", org)
                .bind("email", email)
                .mapTo(Boolean.class)
                .one();
    }

    /// The member or the guest who has this address here.
    static Optional<Whose> whose(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select false as is_guest, m.member_id as number
                          from account a
                          join member m on m.org_id = :org and m.member_id = a.member_id
                         where a.email = :email
                         union all
                        select true, g.id
                          from guest g
                         where g.org_id = :org and g.email = :email
                         order by is_guest
                         limit 1
                        """)
                .bind("org", org)
                .bind("email", email)
                .map(Row.of(row -> new Whose(row.flag("is_guest"), row.number("number"))))
                .findOne();
    }
}
