package dev.runsheet.file;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a file away for good, or out of sight only. The bytes are the caller's to delete, once the
/// row is gone.
final class DeleteFile {
    private DeleteFile() {}

    static void run(Handle tx, Actor actor, FileId id, Instant now) {
        var file = FileStore.lock(tx, actor, id);
        file.requireDeletable(actor);
        FileStore.delete(tx, actor.org(), id);
        Journal.record(tx, actor, Events.deleted(file), now);
    }

    static File archive(Handle tx, Actor actor, FileId id, Instant now) {
        var file = FileStore.lock(tx, actor, id);
        file.requireDeletable(actor);
        if (file.archivedAt() == null) {
            FileStore.archive(tx, actor.org(), id, now);
            Journal.record(tx, actor, Events.archived(file), now);
        }
        return file;
    }
}
