package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about accounts, which no organization owns.
final class AccountStore {
    private AccountStore() {}

    static Account find(Handle tx, MemberId id) {
        return tx.createQuery(
                        """
                        select a.member_id, a.email, a.username, a.first_name, a.last_name, a.timezone,
                               a.profile, a.created_at as born_at, a.updated_at, a.last_login_at
                          from account a
                         where a.member_id = :id
                        """)
                .bind("id", id.value())
                .map(Row.of(AccountStore::account))
                .findOne()
                .orElseThrow(() -> new NotFound("account").refuse());
    }

    static Account lock(Handle tx, MemberId id) {
        return tx.createQuery(
                        """
                        select a.member_id, a.email, a.username, a.first_name, a.last_name, a.timezone,
                               a.profile, a.created_at as born_at, a.updated_at, a.last_login_at
                          from account a
                         where a.member_id = :id
                           for no key update
                        """)
                .bind("id", id.value())
                .map(Row.of(AccountStore::account))
                .one();
    }

    static void saveProfile(Handle tx, Account account) {
        tx.createUpdate(
                        """
                        update account
                           set first_name = :firstName, last_name = :lastName, timezone = :timezone,
                               profile = cast(:profile as jsonb), updated_at = :updatedAt
                         where member_id = :id
                        """)
                .bind("id", account.id().value())
                .bind("firstName", account.firstName())
                .bind("lastName", account.lastName())
                .bind("timezone", account.timezone())
                .bind("profile", Json.text(account.profile()))
                .bind("updatedAt", account.updatedAt())
                .execute();
    }

    static Optional<MemberId> findId(Handle tx, String email) {
        return tx.createQuery(
                        """
                        select a.member_id
                          from account a
                         where a.email = :email
                        """)
                .bind("email", email)
                .map(Row.of(row -> row.numbered("member_id", MemberId::new)))
                .findOne();
    }

    /// Empty when somebody else has just taken the address.
    static Optional<MemberId> insert(Handle tx, NewMember person, String username, Instant now) {
        return tx.createQuery(
                        """
                        insert into account
                               (email, username, first_name, last_name, timezone, created_at, updated_at)
                        values (:email, :username, :firstName, :lastName, :timezone, :now, :now)
                            on conflict (email) do nothing
                        returning member_id
                        """)
                .bind("email", person.email())
                .bind("username", username)
                .bind("firstName", person.firstName())
                .bind("lastName", person.lastName())
                .bind("timezone", person.timezone())
                .bind("now", now)
                .map(Row.of(row -> row.numbered("member_id", MemberId::new)))
                .findOne();
    }

    /// Empty for somebody who has none.
    static Optional<Password> password(Handle tx, MemberId id) {
        return tx.createQuery(
                        """
                        select a.password_hash
                          from account a
                         where a.member_id = :id and a.password_hash is not null
                        """)
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(Password::new);
    }

    static void savePassword(Handle tx, MemberId id, Password password, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set password_hash = :kept, updated_at = :now
                         where member_id = :id
                        """)
                .bind("kept", password.kept())
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    /// Whoever knows the password may be somebody else than who reads the mail of the address.
    static void hand(Handle tx, MemberId id) {
        tx.createUpdate(
                        """
                        update account
                           set is_handed = true
                         where member_id = :id
                        """)
                .bind("id", id.value())
                .execute();
    }

    /// The same, if it came by this link.
    static void handBy(Handle tx, UUID link) {
        tx.createUpdate(
                        """
                        update account a
                           set is_handed = true
                          from mailed_link l
                         where l.id = :link and l.is_handed and a.member_id = l.member_id
                        """)
                .bind("link", link)
                .execute();
    }

    static boolean isHanded(Handle tx, MemberId id) {
        return tx.createQuery(
                        """
                        select a.is_handed
                          from account a
                         where a.member_id = :id
                        """)
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one();
    }

    static void forgetPassword(Handle tx, MemberId id, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set password_hash = null, is_handed = false, updated_at = :now
                         where member_id = :id
                        """)
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    /// As somebody who was invited calls themselves; whoever has accepted once has a username.
    static void join(Handle tx, MemberId id, String firstName, String lastName, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set first_name = :firstName, last_name = :lastName,
                               username = coalesce(username, email), updated_at = :now
                         where member_id = :id
                        """)
                .bind("firstName", firstName)
                .bind("lastName", lastName)
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    /// A username that was the address stays so.
    static void move(Handle tx, MemberId id, String email, Instant now) {
        tx.createUpdate(
                        """
                        update account
                           set username = case when username = email then :email else username end,
                               email = :email, updated_at = :now
                         where member_id = :id
                        """)
                .bind("email", email)
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    static Account account(Row row) {
        return new Account(
                row.numbered("member_id", MemberId::new),
                row.text("email"),
                row.text("username"),
                row.text("first_name"),
                row.text("last_name"),
                row.text("timezone"),
                Json.map(row.text("profile")),
                row.instant("born_at"),
                row.instant("updated_at"),
                row.instant("last_login_at"));
    }
}
