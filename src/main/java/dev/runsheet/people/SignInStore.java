package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Patience.Guesses;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about who signed in from where, and who failed to.
final class SignInStore {
    record Known(MemberId member, Optional<Password> password) {}

    record Failure(long id, String email, String place, Instant at) {}

    private SignInStore() {}

    static Optional<Known> find(Handle tx, String email) {
        return tx.createQuery(
                        """
                        select a.member_id, a.password_hash
                          from account a
                         where a.email = :email
                        """)
                .bind("email", email)
                .map(
                        Row.of(
                                row ->
                                        new Known(
                                                row.numbered("member_id", MemberId::new),
                                                Optional.ofNullable(row.text("password_hash"))
                                                        .map(Password::new))))
                .findOne();
    }

    static Patience patience(Handle tx, Optional<String> email, Place place, Instant now) {
        return tx.createQuery(
                        """
                        select count(*) filter (where f.email = :email) as at_account,
                               max(f.at) filter (where f.email = :email) as last_at_account,
                               count(*) filter (where f.address = :place) as from_address,
                               max(f.at) filter (where f.address = :place) as last_from_address,
                               known.last_at is not null as is_known,
                               count(*) filter (where f.email = :email and f.address = :place
                                                  and f.at > known.last_at) as since_known,
                               max(f.at) filter (where f.email = :email and f.address = :place
                                                   and f.at > known.last_at) as last_since_known
                          from (select (select s.last_at
                                          from sign_in_address s
                                          join account a on a.member_id = s.member_id
                                         where a.email = :email and s.address = :place
                                           and s.last_at > :known) as last_at) known
                          left join failed_sign_in f
                                 on (f.email = :email or f.address = :place) and f.at > :lately
                         group by known.last_at
                        """)
                .bind("email", email.orElse(null))
                .bind("place", place.word())
                .bind("known", now.minus(Patience.KNOWN))
                .bind("lately", now.minus(Patience.LATELY))
                .map(Row.of(SignInStore::patience))
                .one();
    }

    private static Patience patience(Row row) {
        return new Patience(
                new Guesses(row.number("at_account"), row.instant("last_at_account")),
                new Guesses(row.number("from_address"), row.instant("last_from_address")),
                row.flag("is_known"),
                new Guesses(row.number("since_known"), row.instant("last_since_known")));
    }

    static void fail(Handle tx, Optional<String> email, Place place, Instant now) {
        tx.createUpdate(
                        """
                        insert into failed_sign_in (email, address, at)
                        values (:email, :place, :now)
                        """)
                .bind("email", email.orElse(null))
                .bind("place", place.word())
                .bind("now", now)
                .execute();
    }

    static void welcome(Handle tx, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set last_login_at = :now
                         where member_id = :member
                        """)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    static void remember(Handle tx, MemberId member, Place place, Instant now) {
        tx.createUpdate(
                        """
                        insert into sign_in_address (member_id, address, last_at)
                        values (:member, :place, :now)
                            on conflict (member_id, address) do update
                           set last_at = excluded.last_at
                        """)
                .bind("member", member)
                .bind("place", place.word())
                .bind("now", now)
                .execute();
    }

    /// Failures that no log has yet, under a lock.
    static List<Failure> untold(Handle tx, int most) {
        return tx.createQuery(
                        """
                        select f.id, f.email, f.address, f.at
                          from failed_sign_in f
                         where not f.is_told
                         order by f.id
                         limit :most
                           for update skip locked
                        """)
                .bind("most", most)
                .map(
                        Row.of(
                                row ->
                                        new Failure(
                                                row.number("id"),
                                                row.text("email"),
                                                row.text("address"),
                                                row.instant("at"))))
                .list();
    }

    static void told(Handle tx, List<Long> failures) {
        tx.createUpdate(
                        """
                        update failed_sign_in
                           set is_told = true
                         where id = any(:failures)
                        """)
                .bindArray("failures", Long.class, failures)
                .execute();
    }

    /// Where whoever has the address is a member, in whatever state.
    static List<OrgId> organizations(Handle tx, String email) {
        return tx.createQuery(
                        """
                        select m.org_id
                          from account a
                          join member m on m.member_id = a.member_id
                         where a.email = :email
                         order by m.joined_at, m.org_id
                        """)
                .bind("email", email)
                .map(Row.of(row -> row.id("org_id", OrgId::new)))
                .list();
    }

    /// Out of every browser; what applications have is another matter.
    static void signOut(Handle tx, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set signed_out_at = :now
                         where member_id = :member
                        """)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    static void forgetFailures(Handle tx, Instant until) {
        tx.createUpdate(
                        """
                        delete from failed_sign_in
                         where at < :until and is_told
                        """)
                .bind("until", until)
                .execute();
    }

    static void forgetPlaces(Handle tx, Instant until) {
        tx.createUpdate(
                        """
                        delete from sign_in_address
                         where last_at < :until
                        """)
                .bind("until", until)
                .execute();
    }
}
