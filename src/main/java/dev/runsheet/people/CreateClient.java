package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Registers an application of an organization; its secret is answered once and never kept.
public final class CreateClient {
    public record NewClient(long id, String secret) {}

    private CreateClient() {}

    public static NewClient run(Handle tx, OrgId org, String name, Instant now) {
        var secret = Secret.fresh();
        var id = ClientStore.insert(tx, org, name, Secret.hash(secret), now);
        return new NewClient(id, secret);
    }
}
