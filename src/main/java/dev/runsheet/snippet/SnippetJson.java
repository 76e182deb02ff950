package dev.runsheet.snippet;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A snippet on the wire, where it is a text template (templates spec 5).
final class SnippetJson {
    private SnippetJson() {}

    static Map<String, Object> of(Snippet snippet) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", snippet.id());
        json.put("title", snippet.title());
        json.put("content", snippet.content());
        json.put("body", snippet.content());
        json.put("is_public", snippet.isPublic());
        json.put("created_at", Dates.millis(snippet.createdAt()));
        json.put("last_updated", Dates.millis(snippet.lastUpdated()));
        return json;
    }
}
