package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.Token.Holder;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about the applications of organizations.
final class ClientStore {
    record Client(Holder.Client holder, byte[] secretHash) {}

    private ClientStore() {}

    static long insert(Handle tx, OrgId org, String name, byte[] secretHash, Instant now) {
        return tx.createQuery(
                        """
                        insert into client (org_id, name, secret_hash, created_at)
                        values (:org, :name, :hash, :now)
                        returning client_id
                        """)
                .bind("org", org)
                .bind("name", name)
                .bind("hash", secretHash)
                .bind("now", now)
                .map(Row.of(row -> row.number("client_id")))
                .one();
    }

    static Optional<Client> find(Handle tx, long id) {
        return tx.createQuery(
                        """
                        select c.client_id, c.org_id, c.secret_hash
                          from client c
                         where c.client_id = :id
                        """)
                .bind("id", id)
                .map(Row.of(ClientStore::client))
                .findOne();
    }

    private static Client client(Row row) {
        return new Client(
                new Holder.Client(row.number("client_id"), row.id("org_id", OrgId::new)),
                row.bytes("secret_hash"));
    }
}
