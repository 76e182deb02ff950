package dev.runsheet.template;

import dev.runsheet.base.Id;
import java.util.LinkedHashMap;
import java.util.Map;

/// A tag and a folder on the wire, as templates and runs include them.
public final class LabelJson {
    private LabelJson() {}

    public static Map<String, Object> tag(Tag tag) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", tag.id().hex());
        json.put("title", tag.title());
        json.put("color", tag.color());
        return json;
    }

    /// A tag on a template or run is named by both their ids.
    public static Map<String, Object> applied(Id tagged, Tag tag) {
        var association = tagged.hex() + tag.id().hex();
        var json = tag(tag);
        json.put("tag_association_id", association);
        json.put("pivot", Map.of("id", association));
        return json;
    }

    public static Map<String, Object> folder(Folder folder) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", folder.id().hex());
        json.put("name", folder.name());
        json.put("folder_type", folder.kind());
        json.put("parent_id", folder.parent() == null ? null : folder.parent().hex());
        json.put("position", folder.position());
        return json;
    }
}
