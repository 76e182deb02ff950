package dev.runsheet.folder;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.custom.CustomEvents;
import dev.runsheet.custom.Edit;
import dev.runsheet.custom.Holder;
import dev.runsheet.custom.KeyStore;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Changes the custom fields of a folder; every member may.
final class CustomizeFolder {
    private CustomizeFolder() {}

    static Map<String, Object> run(Handle tx, Actor actor, FolderId id, Edit edit, Instant now) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests may not change custom fields.").refuse();
        }
        var folder = new Folders(FolderStore.lockAll(tx, actor.org())).get(id);
        var after = edit.of(KeyStore.of(tx, actor.org(), Holder.FOLDER), folder.custom());
        if (!after.equals(folder.custom())) {
            FolderStore.save(tx, actor.org(), folder.customized(after));
            var line = Events.of(Verb.UPDATED, "Updated folder", folder);
            Journal.record(tx, actor, CustomEvents.changes(line, folder.custom(), after), now);
        }
        return after;
    }
}
