package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about members who go. What is good for every organization of a person goes with the last
/// of them.
final class DepartureStore {
    private DepartureStore() {}

    static void revokeTokens(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from token t
                         where t.member_id = :member
                           and (t.org_id = :org
                                or not exists (select
                                                 from member m
                                                where m.member_id = :member and m.org_id <> :org
                                                  and m.status <> 'disabled'))
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    static void revokeSessions(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from web_session s
                         where s.member_id = :member
                           and not exists (select
                                             from member m
                                            where m.member_id = :member and m.org_id <> :org
                                              and m.status <> 'disabled')
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    static void revokeLinks(Handle tx, OrgId org, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        update mailed_link l
                           set used_at = :now
                         where l.member_id = :member and l.used_at is null
                           and (l.org_id = :org
                                or not exists (select
                                                 from member m
                                                where m.member_id = :member and m.org_id <> :org
                                                  and m.status <> 'disabled'))
                        """)
                .bind("org", org)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    /// Whether the person is, or was invited to be, a member of another organization too.
    static boolean isElsewhere(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from member m
                                        where m.member_id = :member and m.org_id <> :org and m.departed_at is null)
                        """)
                .bind("org", org)
                .bind("member", member)
                .mapTo(Boolean.class)
                .one();
    }

    /// The active administrator who has been there longest, but for this one.
    static Optional<MemberId> otherAdmin(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        select m.member_id
                          from member m
                         where m.org_id = :org and m.role = 'admin' and m.status = 'active' and not m.is_bot
                           and m.member_id <> :member
                         order by m.joined_at, m.member_id
                         limit 1
                        """)
                .bind("org", org)
                .bind("member", member)
                .mapTo(Long.class)
                .findOne()
                .map(MemberId::new);
    }

    static void makeDefaultAdmin(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        update member m
                           set is_default_admin = m.member_id = :member
                         where m.org_id = :org and (m.is_default_admin or m.member_id = :member)
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    /// The face of whoever is gone; its bytes are swept.
    static void deletePhoto(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from picture i
                         where i.org_id = :org and i.member_id = :member
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    /// Takes the person out of their account; the first name stays for the history, and the address
    /// may be somebody's again.
    static void anonymize(Handle tx, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set email = email || '.deleted.' || member_id, last_name = last_name || '(Deleted)',
                               username = null, password_hash = null, profile = '{}', updated_at = :now
                         where member_id = :member
                        """)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    /// Somebody who never came.
    static void deleteMember(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from member m
                         where m.org_id = :org and m.member_id = :member
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    /// An account that is in no organization, nor ever was.
    static void deleteAccountOfNobody(Handle tx, MemberId member) {
        tx.createUpdate(
                        """
                        delete from account a
                         where a.member_id = :member
                           and not exists (select
                                             from member m
                                            where m.member_id = :member)
                        """)
                .bind("member", member)
                .execute();
    }
}
