package dev.runsheet.folder;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Renames a folder or moves it within its tree.
final class UpdateFolder {
    private UpdateFolder() {}

    static Folder run(Handle tx, Actor actor, FolderId id, Body body, Instant now) {
        Folders.checkMayMaintain(actor);
        var folders = new Folders(FolderStore.lockAll(tx, actor.org()));
        var folder = folders.get(id);
        var changed = folder.with(FolderChange.update(body));
        if (!folders.mayHold(changed.parent(), changed)) {
            body.fault("parent_id", "The selected parent id is invalid.");
        }
        body.refuseIfAny();
        FolderStore.save(tx, actor.org(), changed);
        Journal.record(tx, actor, Events.changes(folder, changed), now);
        return changed;
    }
}
