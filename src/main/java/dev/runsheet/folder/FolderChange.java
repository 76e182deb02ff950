package dev.runsheet.folder;

import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Given;
import dev.runsheet.base.Id;

/// What of a folder is to be different; a given null parent is the root.
record FolderChange(Given<String> name, Given<FolderId> parent) {
    private static final int MOST_NAME = 32;

    static FolderChange create(Body body) {
        return new FolderChange(Given.of(body.requiredString("name", MOST_NAME)), parent(body));
    }

    static FolderChange update(Body body) {
        return new FolderChange(body.givenTitle("name", MOST_NAME), parent(body));
    }

    private static Given<FolderId> parent(Body body) {
        return body.givenHex("parent_id").map(hex -> new FolderId(Id.parse(hex).orElseThrow()));
    }
}
