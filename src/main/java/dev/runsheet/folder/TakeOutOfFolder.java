package dev.runsheet.folder;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Settings;
import dev.runsheet.run.MoveRun;
import dev.runsheet.template.MoveTemplate;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Moves a template or run out of the folder where it was put.
final class TakeOutOfFolder {
    private TakeOutOfFolder() {}

    static void run(Handle tx, Actor actor, long id, Settings settings, Instant now) {
        Folders.checkMayMaintain(actor);
        var object =
                FolderObjectStore.find(tx, actor.org(), id)
                        .orElseThrow(() -> new NotFound("folder object").refuse());
        var folder = object.folder();
        boolean isDone =
                switch (object.kind()) {
                    case CHECKLIST -> MoveTemplate.outOf(tx, actor, object.template(), folder, now);
                    case RUN -> MoveRun.outOf(tx, actor, object.run(), folder, settings, now);
                };
        if (!isDone) {
            throw new NotFound("folder object").refuse();
        }
        FolderObjectStore.delete(tx, actor.org(), id);
    }
}
