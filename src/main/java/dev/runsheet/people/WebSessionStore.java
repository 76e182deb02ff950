package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about who is signed in with which browser. Sessions belong to accounts, which
/// organizations share.
final class WebSessionStore {
    private WebSessionStore() {}

    static void insert(Handle tx, byte[] hash, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        insert into web_session (secret_hash, member_id, opened_at, seen_at)
                        values (:hash, :member, :now, :now)
                        """)
                .bind("hash", hash)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    static Optional<WebSession> find(Handle tx, byte[] hash, String form) {
        return tx.createQuery(
                        """
                        select s.member_id, s.opened_at, s.seen_at, a.email, a.first_name,
                               exists (select
                                         from member m
                                        where m.member_id = s.member_id and m.status = 'active') as is_active
                          from web_session s
                          join account a on a.member_id = s.member_id
                         where s.secret_hash = :hash
                           and (a.signed_out_at is null or s.opened_at >= a.signed_out_at)
                        """)
                .bind("hash", hash)
                .map(Row.of(row -> session(row, form)))
                .findOne();
    }

    static void see(Handle tx, byte[] hash, Instant now) {
        tx.createUpdate(
                        """
                        update web_session s
                           set seen_at = :now
                         where s.secret_hash = :hash
                        """)
                .bind("now", now)
                .bind("hash", hash)
                .execute();
    }

    static void delete(Handle tx, byte[] hash) {
        tx.createUpdate(
                        """
                        delete from web_session s
                         where s.secret_hash = :hash
                        """)
                .bind("hash", hash)
                .execute();
    }

    static void deleteOf(Handle tx, MemberId member) {
        tx.createUpdate(
                        """
                        delete from web_session s
                         where s.member_id = :member
                        """)
                .bind("member", member)
                .execute();
    }

    static void forget(Handle tx, Instant openedUntil, Instant seenUntil) {
        tx.createUpdate(
                        """
                        delete from web_session s
                         where s.opened_at < :openedUntil or s.seen_at < :seenUntil
                        """)
                .bind("openedUntil", openedUntil)
                .bind("seenUntil", seenUntil)
                .execute();
    }

    private static WebSession session(Row row, String form) {
        return new WebSession(
                row.numbered("member_id", MemberId::new),
                row.text("email"),
                row.text("first_name"),
                row.flag("is_active"),
                form,
                row.instant("opened_at"),
                row.instant("seen_at"));
    }
}
