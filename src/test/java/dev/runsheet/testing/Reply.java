package dev.runsheet.testing;

import dev.runsheet.platform.json.Json;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/// What a server answered.
public record Reply(int status, HttpHeaders headers, String text) {
    public Map<String, Object> json() {
        return Json.map(text);
    }

    /// The object in the envelope.
    public Map<String, Object> data() {
        return map(json().get("data"));
    }

    /// The list that an include of the object in the envelope holds.
    public List<Map<String, Object>> included(String name) {
        return listIn(name, "data");
    }

    /// The list in an object of the object in the envelope.
    public List<Map<String, Object>> listIn(String name, String key) {
        var list = (List<?>) map(data().get(name)).get(key);
        return list.stream().map(Reply::map).toList();
    }

    /// The list in the envelope.
    public List<Map<String, Object>> rows() {
        return ((List<?>) json().get("data")).stream().map(Reply::map).toList();
    }

    public Map<String, Object> pagination() {
        return map(map(json().get("meta")).get("pagination"));
    }

    /// The faults of a 422 by their paths.
    public Map<String, Object> errors() {
        return map(json().get("errors"));
    }

    /// The header, or null.
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
