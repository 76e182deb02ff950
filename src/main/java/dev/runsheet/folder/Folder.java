package dev.runsheet.folder;

import dev.runsheet.base.FolderId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A place for templates or for runs; the two have separate trees. `parent` is null at the root.
record Folder(
        FolderId id,
        String name,
        Kind kind,
        FolderId parent,
        int position,
        Instant createdAt,
        Map<String, Object> custom) {
    enum Kind {
        CHECKLIST,
        RUN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// How people call what lies in it.
        String plural() {
            return switch (this) {
                case CHECKLIST -> "Templates";
                case RUN -> "Processes";
            };
        }

        /// By the name of what lies in it: `Checklist`, `Run`, in any case.
        static Optional<Kind> called(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equalsIgnoreCase(word))
                    .findFirst();
        }

        /// Only the literal `run` is a folder of runs.
        static Kind of(Object word) {
            return "run".equals(word) ? RUN : CHECKLIST;
        }
    }

    Folder with(FolderChange change) {
        return new Folder(
                id,
                change.name().or(name),
                kind,
                change.parent().or(parent),
                position,
                createdAt,
                custom);
    }

    /// With other custom fields.
    Folder customized(Map<String, Object> other) {
        return new Folder(id, name, kind, parent, position, createdAt, other);
    }
}
