package dev.runsheet.form;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which files of ours the answer to a file field names. An entry may point elsewhere instead: with
/// `url` for its `source`, or with an address and no id of the shape of ours.
public final class FileAnswer {
    private FileAnswer() {}

    /// Of an answer of any other kind there are none.
    public static Set<FileId> ids(Object value) {
        var ids = new LinkedHashSet<FileId>();
        if (value instanceof List<?> files) {
            for (var file : files) {
                if (file instanceof Map<?, ?> map && isOurs(map)) {
                    id(map).ifPresent(ids::add);
                }
            }
        }
        return ids;
    }

    /// Whether whatever claims to be a file of ours could be one.
    static boolean isSound(List<?> files) {
        return files.stream()
                .allMatch(
                        file ->
                                !(file instanceof Map<?, ?> map)
                                        || !isOurs(map)
                                        || id(map).isPresent());
    }

    private static boolean isOurs(Map<?, ?> file) {
        if ("url".equals(file.get("source"))) {
            return false;
        }
        boolean isElsewhere = file.get("url") != null || file.get("full_url") != null;
        return "local".equals(file.get("source")) || id(file).isPresent() || !isElsewhere;
    }

    private static Optional<FileId> id(Map<?, ?> file) {
        return file.get("id") instanceof String text
                ? Id.parse(text).map(FileId::new)
                : Optional.empty();
    }
}
