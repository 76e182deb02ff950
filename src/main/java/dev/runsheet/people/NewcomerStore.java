package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL about who has joined and whether anything was launched for them.
public final class NewcomerStore {
    private NewcomerStore() {}

    /// Active members who joined at `since` or later and whom nobody has welcomed yet.
    public static List<MemberId> since(Handle tx, OrgId org, Instant since, int most) {
        return tx.createQuery(
                        """
                        select m.member_id
                          from member m
                         where m.org_id = :org and m.status = 'active' and not m.is_bot and m.activated_at >= :since
                           and not exists (select
                                             from welcomed_member w
                                            where w.org_id = m.org_id and w.member_id = m.member_id)
                         order by m.activated_at, m.member_id
                         limit :most
                        """)
                .bind("org", org)
                .bind("since", since)
                .bind("most", most)
                .map(Row.of(row -> row.numbered("member_id", MemberId::new)))
                .list();
    }

    /// False when they are welcomed already.
    public static boolean welcome(Handle tx, OrgId org, MemberId member, Instant now) {
        return tx.createUpdate(
                                """
                                insert into welcomed_member (org_id, member_id, at)
                                values (:org, :member, :now)
                                    on conflict do nothing
                                """)
                        .bind("org", org)
                        .bind("member", member)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
