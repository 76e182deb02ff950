package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.MailedLink.Purpose;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about the links in letters. They belong to accounts, which organizations share.
final class MailedLinkStore {
    private MailedLinkStore() {}

    static void insert(Handle tx, MailedLink link) {
        tx.createUpdate(
                        """
                        insert into mailed_link (id, purpose, member_id, org_id, email, created_at, expires_at)
                        values (:id, :purpose, :member, :org, :email, :created, :expires)
                        """)
                .bind("id", link.id())
                .bind("purpose", link.purpose().word())
                .bind("member", link.member())
                .bind("org", link.org())
                .bind("email", link.email())
                .bind("created", link.createdAt())
                .bind("expires", link.expiresAt())
                .execute();
    }

    static Optional<MailedLink> find(Handle tx, UUID id) {
        return tx.createQuery(
                        """
                        select l.*
                          from mailed_link l
                         where l.id = :id
                        """)
                .bind("id", id)
                .map(Row.of(MailedLinkStore::link))
                .findOne();
    }

    static Optional<MailedLink> lock(Handle tx, UUID id) {
        return tx.createQuery(
                        """
                        select l.*
                          from mailed_link l
                         where l.id = :id
                           for update
                        """)
                .bind("id", id)
                .map(Row.of(MailedLinkStore::link))
                .findOne();
    }

    /// Whoever follows it has shown nothing.
    static void handOver(Handle tx, UUID id) {
        tx.createUpdate(
                        """
                        update mailed_link l
                           set is_handed = true
                         where l.id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /// Whether following it shows for the first time that somebody reads the mail of an account
    /// whose password came by a link that was handed over.
    static boolean isProof(Handle tx, UUID id) {
        return tx.createQuery(
                        """
                        select a.is_handed and not l.is_handed
                          from mailed_link l
                          join account a on a.member_id = l.member_id
                         where l.id = :id
                        """)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    static void use(Handle tx, UUID id, Instant now) {
        tx.createUpdate(
                        """
                        update mailed_link l
                           set used_at = :now
                         where l.id = :id
                        """)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// Whatever was mailed to the member before for this is good no longer.
    static void revoke(Handle tx, MemberId member, Purpose purpose, OrgId org, Instant now) {
        tx.createUpdate(
                        """
                        update mailed_link l
                           set used_at = :now
                         where l.member_id = :member and l.purpose = :purpose and l.used_at is null
                           and l.org_id is not distinct from :org
                        """)
                .bind("member", member)
                .bind("purpose", purpose.word())
                .bind("org", org)
                .bind("now", now)
                .execute();
    }

    /// Whatever was mailed to the member that others could do harm with: a new password or address.
    static void revokeShort(Handle tx, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        update mailed_link l
                           set used_at = :now
                         where l.member_id = :member and l.purpose in ('reset', 'address')
                           and l.used_at is null
                        """)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    static long count(Handle tx, MemberId member, Purpose purpose, Instant since) {
        return tx.createQuery(
                        """
                        select count(*)
                          from mailed_link l
                         where l.member_id = :member and l.purpose = :purpose
                           and l.created_at > :since
                        """)
                .bind("member", member)
                .bind("purpose", purpose.word())
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /// Those that were used, or good no more, long ago.
    static void forget(Handle tx, Instant until) {
        tx.createUpdate(
                        """
                        delete from mailed_link l
                         where coalesce(l.used_at, l.expires_at) < :until
                        """)
                .bind("until", until)
                .execute();
    }

    private static MailedLink link(Row row) {
        return new MailedLink(
                row.uuid("id"),
                Purpose.of(row.text("purpose")),
                row.numbered("member_id", MemberId::new),
                row.id("org_id", OrgId::new),
                row.text("email"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instant("used_at"));
    }
}
