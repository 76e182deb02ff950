package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import dev.runsheet.people.GuestForm.NewGuest;
import dev.runsheet.people.Member.Change;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about guests.
public final class GuestStore {
    private GuestStore() {}

    /// Those of `emails` that are no guest of this organization yet.
    static List<String> unknown(Handle tx, OrgId org, Collection<String> emails) {
        return tx.createQuery(
                        """
                        select distinct e.email
                          from unnest(:emails) as e (email)
                          left join guest g on g.org_id = :org and g.email = e.email
                         where g.email is null
                        """)
                .bind("org", org)
                .bindArray("emails", String.class, List.copyOf(emails))
                .mapTo(String.class)
                .list();
    }

    /// When the guests since then came, the oldest first.
    static List<Instant> createdAfter(Handle tx, OrgId org, Instant since) {
        return tx.createQuery(
                        """
                        select g.created_at
                          from guest g
                         where g.org_id = :org and g.created_at > :since
                         order by g.created_at
                        """)
                .bind("org", org)
                .bind("since", since)
                .mapTo(Instant.class)
                .list();
    }

    static void add(Handle tx, OrgId org, Collection<String> emails, Instant now) {
        tx.createUpdate(
                        """
                        insert into guest (org_id, email, created_at)
                        select :org, e.email, :now
                          from unnest(:emails) as e (email)
                            on conflict (org_id, email) do nothing
                        """)
                .bind("org", org)
                .bindArray("emails", String.class, List.copyOf(emails))
                .bind("now", now)
                .execute();
    }

    /// By address, in lower case.
    static Optional<Guest> find(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select g.id, g.email, g.code_generation, g.first_name, g.last_name, g.details, g.created_at,
                               g.disabled_at, g.disabled_by, g.reactivated_at, g.reactivated_by
                          from guest g
                         where g.org_id = :org and g.email = :email
                        """)
                .bind("org", org)
                .bind("email", email)
                .map(Row.of(GuestStore::guest))
                .findOne();
    }

    static Optional<Guest> lock(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select g.id, g.email, g.code_generation, g.first_name, g.last_name, g.details, g.created_at,
                               g.disabled_at, g.disabled_by, g.reactivated_at, g.reactivated_by
                          from guest g
                         where g.org_id = :org and g.email = :email
                           for update
                        """)
                .bind("org", org)
                .bind("email", email)
                .map(Row.of(GuestStore::guest))
                .findOne();
    }

    static Optional<Guest> numbered(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        select g.id, g.email, g.code_generation, g.first_name, g.last_name, g.details, g.created_at,
                               g.disabled_at, g.disabled_by, g.reactivated_at, g.reactivated_by
                          from guest g
                         where g.org_id = :org and g.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(GuestStore::guest))
                .findOne();
    }

    static void insert(Handle tx, OrgId org, NewGuest guest, Instant now) {
        tx.createUpdate(
                        """
                        insert into guest (org_id, email, first_name, last_name, details, created_at)
                        values (:org, :email, :first, :last, cast(:details as jsonb), :now)
                        """)
                .bind("org", org)
                .bind("email", guest.email())
                .bind("first", guest.firstName())
                .bind("last", guest.lastName())
                .bind("details", Json.text(guest.details()))
                .bind("now", now)
                .execute();
    }

    /// What members may change of a guest.
    static void save(Handle tx, OrgId org, Guest guest) {
        tx.createUpdate(
                        """
                        update guest
                           set code_generation = :generation, details = cast(:details as jsonb),
                               disabled_at = :disabledAt, disabled_by = :disabledBy,
                               reactivated_at = :reactivatedAt, reactivated_by = :reactivatedBy
                         where org_id = :org and email = :email
                        """)
                .bind("org", org)
                .bind("email", guest.email())
                .bind("generation", guest.generation())
                .bind("details", Json.text(guest.details()))
                .bind("disabledAt", guest.disabled().at())
                .bind("disabledBy", guest.disabled().by())
                .bind("reactivatedAt", guest.reactivated().at())
                .bind("reactivatedBy", guest.reactivated().by())
                .execute();
    }

    static void delete(Handle tx, OrgId org, String email) {
        tx.createUpdate(
                        """
                        delete from guest
                         where org_id = :org and email = :email
                        """)
                .bind("org", org)
                .bind("email", email)
                .execute();
    }

    static Slice<Guest> list(Handle tx, OrgId org, String text, String sort, Page page) {
        var found =
                new Listing(
                        """
                        select g.id, g.email, g.code_generation, g.first_name, g.last_name, g.details, g.created_at,
                               g.disabled_at, g.disabled_by, g.reactivated_at, g.reactivated_by
                          from guest g
                         where g.org_id = :org
                           and (:text = '' or strpos(g.email, lower(:text)) > 0)
                        """,
                        order(sort));
        return found.read(
                tx, page, query -> query.bind("org", org).bind("text", text), GuestStore::guest);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "email", "name" -> " order by g.email\n";
            case "-email", "-name" -> " order by g.email desc\n";
            case "-created_at" -> " order by g.created_at desc, g.email\n";
            default -> " order by g.created_at, g.email\n";
        };
    }

    private static Change change(Row row, String what) {
        return new Change(row.instant(what + "_at"), row.numbered(what + "_by", MemberId::new));
    }

    private static Guest guest(Row row) {
        return new Guest(
                row.number("id"),
                row.text("email"),
                row.whole("code_generation"),
                row.text("first_name"),
                row.text("last_name"),
                Json.map(row.text("details")),
                row.instant("created_at"),
                change(row, "disabled"),
                change(row, "reactivated"));
    }
}
