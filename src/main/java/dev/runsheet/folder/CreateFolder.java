package dev.runsheet.folder;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Makes a folder for templates, or for runs.
final class CreateFolder {
    private CreateFolder() {}

    static Folder run(Handle tx, Actor actor, Body body, Instant now) {
        Folders.checkMayMaintain(actor);
        var change = FolderChange.create(body);
        var kind = Folder.Kind.of(body.raw("folder_type"));
        var folder =
                new Folder(
                        FolderId.fresh(),
                        change.name().value(),
                        kind,
                        change.parent().value(),
                        0,
                        now,
                        Map.of());
        if (!new Folders(FolderStore.lockAll(tx, actor.org())).mayHold(folder.parent(), folder)) {
            body.fault("parent_id", "The selected parent id is invalid.");
        }
        body.refuseIfAny();
        var placed = FolderStore.insert(tx, actor.org(), folder);
        Journal.record(tx, actor, Events.of(Verb.CREATED, "Created folder", placed), now);
        return placed;
    }
}
