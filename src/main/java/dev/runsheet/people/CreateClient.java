package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Registers an application of an organization; its secret is answered once and never kept.
public final class CreateClient {
    public record NewClient(long id, String secret) {}

    /// `secret` is empty for a public one.
    record Created(Client client, Optional<String> secret) {}

    private CreateClient() {}

    public static NewClient run(Handle tx, OrgId org, String name, Instant now) {
        var secret = Secret.fresh();
        var id = ClientStore.insert(tx, org, name, Secret.hash(secret), List.of(), now);
        return new NewClient(id, secret);
    }

    static Created run(Handle tx, Actor actor, Body body, Instant now) {
        Only.admins(actor);
        var name = ClientForm.name(body);
        var redirects = ClientForm.redirects(body);
        var isPublic = body.flag("is_public").orElse(false);
        body.refuseIfAny();

        var secret = isPublic ? Optional.<String>empty() : Optional.of(Secret.fresh());
        var hash = secret.map(Secret::hash).orElse(null);
        var id = ClientStore.insert(tx, actor.org(), name, hash, redirects, now);
        var client = new Client(id, actor.org(), name, hash, redirects, now);
        Journal.record(tx, actor, Events.of(Verb.CREATED, "Registered application", client), now);
        return new Created(client, secret);
    }
}
