package dev.runsheet.tag;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A tag on the wire (platform spec 8).
final class TagJson {
    private TagJson() {}

    static Map<String, Object> of(Tag tag) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", tag.id().hex());
        json.put("title", tag.title());
        json.put("color", tag.color());
        json.put("auto_generated", false);
        json.put("created_at", Dates.millis(tag.createdAt()));
        json.put("deleted_at", null);
        return json;
    }
}
