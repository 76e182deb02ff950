package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.people.CreateClient.Created;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives an application another name, other places to send people back to, another secret, or an
/// end.
final class ChangeClient {
    private ChangeClient() {}

    static Client run(Handle tx, Actor actor, long id, Body body, Instant now) {
        Only.admins(actor);
        var name = ClientForm.givenName(body);
        var redirects = ClientForm.givenRedirects(body);
        body.refuseIfAny();

        var before = ClientStore.lock(tx, actor.org(), id);
        var after = before.with(name.or(before.name()), redirects.or(before.redirects()));

        ClientStore.save(tx, after);
        Journal.record(tx, actor, Events.changes(before, after), now);
        return after;
    }

    /// The one before is good no longer, and neither are the tokens that came by it alone.
    static Created renewSecret(Handle tx, Actor actor, long id, Instant now) {
        Only.admins(actor);
        var secret = Secret.fresh();
        var renewed = ClientStore.lock(tx, actor.org(), id).withSecret(Secret.hash(secret));

        ClientStore.save(tx, renewed);
        TokenStore.deleteOf(tx, renewed);
        var said = "Renewed the secret of application";
        Journal.record(tx, actor, Events.of(Verb.UPDATED, said, renewed), now);
        return new Created(renewed, Optional.of(secret));
    }

    /// With every token that came by it.
    static void delete(Handle tx, Actor actor, long id, Instant now) {
        Only.admins(actor);
        var client = ClientStore.lock(tx, actor.org(), id);

        ClientStore.delete(tx, actor.org(), id);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted application", client), now);
    }
}
