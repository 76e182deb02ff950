package dev.runsheet.people;

import dev.runsheet.base.OrgId;
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
}
