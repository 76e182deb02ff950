package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about the applications of organizations.
public final class ClientStore {
    private ClientStore() {}

    static long insert(
            Handle tx,
            OrgId org,
            String name,
            byte[] secretHash,
            List<String> redirects,
            Instant now) {
        return tx.createQuery(
                        """
                        insert into client (org_id, name, secret_hash, redirect_uris, created_at)
                        values (:org, :name, :hash, :redirects, :now)
                        returning client_id
                        """)
                .bind("org", org)
                .bind("name", name)
                .bind("hash", secretHash)
                .bindArray("redirects", String.class, redirects)
                .bind("now", now)
                .map(Row.of(row -> row.number("client_id")))
                .one();
    }

    /// Whatever organization it is of.
    public static Optional<Client> find(Handle tx, long id) {
        return tx.createQuery(
                        """
                        select c.client_id, c.org_id, c.name, c.secret_hash, c.redirect_uris,
                               c.created_at
                          from client c
                         where c.client_id = :id
                        """)
                .bind("id", id)
                .map(Row.of(ClientStore::client))
                .findOne();
    }

    static List<Client> of(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select c.client_id, c.org_id, c.name, c.secret_hash, c.redirect_uris,
                               c.created_at
                          from client c
                         where c.org_id = :org
                         order by c.client_id
                        """)
                .bind("org", org)
                .map(Row.of(ClientStore::client))
                .list();
    }

    static Client lock(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        select c.client_id, c.org_id, c.name, c.secret_hash, c.redirect_uris,
                               c.created_at
                          from client c
                         where c.org_id = :org and c.client_id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(ClientStore::client))
                .findOne()
                .orElseThrow(() -> new NotFound("client").refuse());
    }

    static void save(Handle tx, Client client) {
        tx.createUpdate(
                        """
                        update client
                           set name = :name, secret_hash = :hash, redirect_uris = :redirects
                         where org_id = :org and client_id = :id
                        """)
                .bind("org", client.org())
                .bind("id", client.id())
                .bind("name", client.name())
                .bind("hash", client.secretHash())
                .bindArray("redirects", String.class, client.redirects())
                .execute();
    }

    /// With every token that came by it.
    static void delete(Handle tx, OrgId org, long id) {
        tx.createUpdate(
                        """
                        delete from client
                         where org_id = :org and client_id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Client client(Row row) {
        return new Client(
                row.number("client_id"),
                row.id("org_id", OrgId::new),
                row.text("name"),
                row.bytes("secret_hash"),
                row.texts("redirect_uris"),
                row.instant("created_at"));
    }
}
