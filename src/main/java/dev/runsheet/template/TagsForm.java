package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TagId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads a list of tags: ids, or objects with an `id` that were read from us before.
final class TagsForm {
    private TagsForm() {}

    static List<TagId> read(Handle tx, OrgId org, Body body, String key) {
        Map<String, TagId> named = new LinkedHashMap<>();
        var list = body.list(key);
        for (int i = 0; i < list.size(); i++) {
            var path = key + "." + i;
            id(list.get(i)).ifPresentOrElse(id -> named.put(path, id), () -> selected(body, path));
        }
        var known = LabelStore.tags(tx, org, named.values());
        named.forEach(
                (path, id) -> {
                    if (!known.containsKey(id)) {
                        selected(body, path);
                    }
                });
        return named.values().stream().filter(known::containsKey).distinct().toList();
    }

    static Optional<TagId> id(Object entry) {
        return switch (entry) {
            case String text -> Id.parse(text).map(TagId::new);
            case Map<?, ?> tag when tag.get("id") instanceof String text ->
                    Id.parse(text).map(TagId::new);
            case null, default -> Optional.<UUID>empty().map(TagId::new);
        };
    }

    private static void selected(Body body, String path) {
        body.fault(path, "The selected " + body.path(path) + " is invalid.");
    }
}
