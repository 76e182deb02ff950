package dev.runsheet.folder;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TemplateId;
import java.util.UUID;

/// A template or run in a folder, named by a number of its own.
record FolderObject(long id, FolderId folder, UUID subject, Folder.Kind kind) {
    TemplateId template() {
        return new TemplateId(subject);
    }

    RunId run() {
        return new RunId(subject);
    }
}
