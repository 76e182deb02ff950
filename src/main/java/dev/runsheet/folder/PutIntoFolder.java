package dev.runsheet.folder;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TemplateId;
import dev.runsheet.run.MoveRun;
import dev.runsheet.template.MoveTemplate;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Moves a template or run into a folder of its kind, and out of any other.
final class PutIntoFolder {
    private static final UUID NOBODYS = new UUID(0, 0);
    private static final int LONGEST = 250;

    private PutIntoFolder() {}

    static FolderObject run(Handle tx, Actor actor, Body body, Settings settings, Instant now) {
        Folders.checkMayMaintain(actor);
        var kind = kind(body);
        var id = new FolderId(id(body, "folder_id"));
        var subject = id(body, "subject_id");
        // Held before the run is locked, as by those who delete folders.
        var folder = FolderStore.hold(tx, actor.org(), id);
        if (kind != null
                && body.isSet("folder_id")
                && folder.filter(each -> each.kind() == kind).isEmpty()) {
            body.fault("folder_id", "No such a folder exists in " + kind.plural() + ".");
        }
        body.refuseIfAny();

        boolean isDone =
                switch (kind) {
                    case CHECKLIST ->
                            MoveTemplate.into(tx, actor, new TemplateId(subject), id, now);
                    case RUN -> MoveRun.into(tx, actor, new RunId(subject), id, settings, now);
                };
        if (!isDone) {
            body.fault("subject_id", "Subject not found");
        }
        body.refuseIfAny();
        var object = FolderObjectStore.put(tx, actor.org(), id, kind, subject);
        FolderObjectStore.forgetOthers(tx, actor.org(), object);
        return object;
    }

    /// Null when the word is none.
    private static Folder.Kind kind(Body body) {
        var word = body.requiredString("subject_type", LONGEST);
        var kind = Folder.Kind.called(word).orElse(null);
        if (kind == null && !word.isEmpty()) {
            body.fault("subject_type", "The selected subject type is invalid.");
        }
        return kind;
    }

    /// Of the wrong shape it names nothing, and is answered like an id that nobody has.
    private static UUID id(Body body, String key) {
        return Id.parse(body.requiredString(key, LONGEST).strip()).orElse(NOBODYS);
    }
}
