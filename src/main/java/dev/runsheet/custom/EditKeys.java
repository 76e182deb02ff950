package dev.runsheet.custom;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Forbidden;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Creates, changes and deletes the keys of custom fields, which administrators do.
final class EditKeys {
    private static final int MOST_OF_A_KIND = 100;

    private EditKeys() {}

    static Key create(Handle tx, Actor actor, Body body, Instant now) {
        requireAdmin(actor);
        var key = new KeyForm(body).create(now);
        key.ifPresent(each -> checkIsFree(tx, actor, body, each));
        body.refuseIfAny();
        var created = key.orElseThrow();
        KeyStore.insert(tx, actor.org(), created);
        Journal.record(tx, actor, CustomEvents.of(actor, "Created custom field", created), now);
        return created;
    }

    static Key update(Handle tx, Actor actor, KeyId id, Body body, Instant now) {
        requireAdmin(actor);
        var before = KeyStore.lock(tx, actor.org(), id);
        requireOrganizations(before);
        var after = new KeyForm(body).update(before, now);
        body.refuseIfAny();
        KeyStore.save(tx, actor.org(), after);
        Journal.record(tx, actor, CustomEvents.changes(actor, before, after), now);
        return after;
    }

    /// Values that records have under it stay with them until they are cleared.
    static void delete(Handle tx, Actor actor, KeyId id, Instant now) {
        requireAdmin(actor);
        var gone = KeyStore.lock(tx, actor.org(), id);
        requireOrganizations(gone);
        KeyStore.delete(tx, actor.org(), id);
        Journal.record(tx, actor, CustomEvents.of(actor, "Deleted custom field", gone), now);
    }

    private static void checkIsFree(Handle tx, Actor actor, Body body, Key key) {
        var keys = KeyStore.of(tx, actor.org(), key.holder());
        if (keys.has(key.name())) {
            body.fault("key", "The key has already been taken.");
        } else if (keys.all().size() >= MOST_OF_A_KIND) {
            body.fault("key", "A record has at most " + MOST_OF_A_KIND + " custom fields.");
        }
    }

    private static void requireAdmin(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may change the custom fields there are.")
                    .refuse();
        }
    }

    private static void requireOrganizations(Key key) {
        if (key.isSystem()) {
            throw new Forbidden("This custom field is kept by the system.").refuse();
        }
    }
}
