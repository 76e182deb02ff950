package dev.runsheet.folder;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import java.util.List;

/// The tree as it is while it is changed: who may, and what may lie where.
record Folders(List<Folder> all) {
    private static final int DEEPEST = 20;

    static void checkMayMaintain(Actor actor) {
        if (actor.isLight() || actor.isGuest()) {
            throw new Forbidden("You may not change the folders of this organization.").refuse();
        }
    }

    Folder get(FolderId id) {
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("folder").refuse());
    }

    /// Whether `parent` is the root, or a folder of the same kind that is not within `folder`, and
    /// the tree does not get too deep.
    boolean mayHold(FolderId parent, Folder folder) {
        int depth = height(folder.id());
        for (var id = parent; id != null && depth <= DEEPEST; depth++) {
            var at = find(id);
            if (at == null || at.kind() != folder.kind() || at.id().equals(folder.id())) {
                return false;
            }
            id = at.parent();
        }
        return depth <= DEEPEST;
    }

    /// How many folders lie within each other from this one down.
    private int height(FolderId id) {
        return 1
                + all.stream()
                        .filter(each -> id.equals(each.parent()))
                        .mapToInt(each -> height(each.id()))
                        .max()
                        .orElse(0);
    }

    private Folder find(FolderId id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }
}
