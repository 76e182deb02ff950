package dev.runsheet.folder;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.run.ForgetEverywhere;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Removes a folder: what lies in it lies nowhere then, but the folders in it move up.
final class DeleteFolder {
    private DeleteFolder() {}

    static void run(Handle tx, Actor actor, FolderId id, Instant now) {
        Folders.checkMayMaintain(actor);
        var folder = new Folders(FolderStore.lockAll(tx, actor.org())).get(id);
        FolderStore.liftChildren(tx, actor.org(), folder);
        FolderStore.delete(tx, actor.org(), id);
        ForgetEverywhere.run(tx, actor, id, now);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted folder", folder), now);
    }
}
