package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Consent.Means;
import dev.runsheet.people.Consent.Refreshing;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about what people let applications do, and the secrets that go to and fro for it.
final class ConsentStore {
    private ConsentStore() {}

    static Consent insert(Handle tx, Client client, MemberId member, Means means, Instant now) {
        return tx.createQuery(
                        """
                        insert into consent (client_id, member_id, means, created_at)
                        values (:client, :member, :means, :now)
                        returning id, client_id, member_id
                        """)
                .bind("client", client.id())
                .bind("member", member)
                .bind("means", means.word())
                .bind("now", now)
                .map(Row.of(ConsentStore::consent))
                .one();
    }

    /// With all that was given for it.
    static void delete(Handle tx, long id) {
        tx.createUpdate(
                        """
                        delete from consent
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /// But for the one that the token with the hash `kept` was given for.
    static void deleteOf(Handle tx, MemberId member, byte[] kept) {
        tx.createUpdate(
                        """
                        delete from consent c
                         where c.member_id = :member
                           and not exists (select 1
                                             from token t
                                            where t.token_hash = :kept and t.consent_id = c.id)
                        """)
                .bind("member", member)
                .bind("kept", kept)
                .execute();
    }

    /// What the member lets the applications of one organization do.
    static void deleteOf(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from consent c
                         using client a
                         where a.org_id = :org and a.client_id = c.client_id and c.member_id = :member
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    static void insertRefreshing(
            Handle tx, byte[] hash, Consent consent, Instant now, Instant expiresAt) {
        tx.createUpdate(
                        """
                        insert into refresh_token (token_hash, consent_id, created_at, expires_at)
                        values (:hash, :consent, :now, :expires)
                        """)
                .bind("hash", hash)
                .bind("consent", consent.id())
                .bind("now", now)
                .bind("expires", expiresAt)
                .execute();
    }

    static Optional<Refreshing> lockRefreshing(Handle tx, byte[] hash) {
        return tx.createQuery(
                        """
                        select c.id, c.client_id, c.member_id, r.expires_at, r.spent_at
                          from refresh_token r
                          join consent c on c.id = r.consent_id
                         where r.token_hash = :hash
                           for update
                        """)
                .bind("hash", hash)
                .map(
                        Row.of(
                                row ->
                                        new Refreshing(
                                                consent(row),
                                                row.instant("expires_at"),
                                                row.instant("spent_at"))))
                .findOne();
    }

    static void spend(Handle tx, byte[] hash, Instant now) {
        tx.createUpdate(
                        """
                        update refresh_token
                           set spent_at = :now
                         where token_hash = :hash
                        """)
                .bind("hash", hash)
                .bind("now", now)
                .execute();
    }

    static void insertCode(Handle tx, byte[] hash, Code code, Instant now) {
        tx.createUpdate(
                        """
                        insert into authorization_code
                               (code_hash, client_id, member_id, redirect_uri, challenge, created_at, expires_at)
                        values (:hash, :client, :member, :redirect, :challenge, :now, :expires)
                        """)
                .bind("hash", hash)
                .bind("client", code.client())
                .bind("member", code.member())
                .bind("redirect", code.redirect())
                .bind("challenge", code.challenge())
                .bind("now", now)
                .bind("expires", code.expiresAt())
                .execute();
    }

    static Optional<Code> lockCode(Handle tx, byte[] hash) {
        return tx.createQuery(
                        """
                        select a.client_id, a.member_id, a.redirect_uri, a.challenge, a.expires_at,
                               a.used_at, a.consent_id
                          from authorization_code a
                         where a.code_hash = :hash
                           for update
                        """)
                .bind("hash", hash)
                .map(Row.of(ConsentStore::code))
                .findOne();
    }

    static void useCode(Handle tx, byte[] hash, Consent consent, Instant now) {
        tx.createUpdate(
                        """
                        update authorization_code
                           set used_at = :now, consent_id = :consent
                         where code_hash = :hash
                        """)
                .bind("hash", hash)
                .bind("consent", consent.id())
                .bind("now", now)
                .execute();
    }

    /// Those that nobody has exchanged yet.
    static void deleteCodes(Handle tx, MemberId member) {
        tx.createUpdate(
                        """
                        delete from authorization_code
                         where member_id = :member and used_at is null
                        """)
                .bind("member", member)
                .execute();
    }

    static void forgetCodes(Handle tx, Instant until) {
        tx.createUpdate(
                        """
                        delete from authorization_code
                         where expires_at < :until
                        """)
                .bind("until", until)
                .execute();
    }

    static void forgetRefreshing(Handle tx, Instant until) {
        tx.createUpdate(
                        """
                        delete from refresh_token
                         where expires_at < :until
                        """)
                .bind("until", until)
                .execute();
    }

    /// Consents of which nothing is left.
    static void forget(Handle tx) {
        tx.createUpdate(
                        """
                        delete from consent c
                         where not exists (select 1 from token t where t.consent_id = c.id)
                           and not exists (select 1 from refresh_token r where r.consent_id = c.id)
                        """)
                .execute();
    }

    private static Consent consent(Row row) {
        return new Consent(
                row.number("id"),
                row.number("client_id"),
                row.numbered("member_id", MemberId::new));
    }

    private static Code code(Row row) {
        return new Code(
                row.number("client_id"),
                row.numbered("member_id", MemberId::new),
                row.text("redirect_uri"),
                row.text("challenge"),
                row.instant("expires_at"),
                row.instant("used_at"),
                row.number("consent_id"));
    }
}
