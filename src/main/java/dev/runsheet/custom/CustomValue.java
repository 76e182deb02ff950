package dev.runsheet.custom;

import dev.runsheet.platform.json.Json;
import java.util.Map;

/// A value that a list looks for, as it stands in the URL.
public record CustomValue(String key, String value) {

    /// The custom fields in which it is a text, as a document.
    public String text() {
        return Json.text(Map.of(key, value));
    }

    /// Those in which it is what it reads as otherwise.
    public String plain() {
        boolean isFlag = value.equals("true") || value.equals("false");
        return isFlag || ValueType.isNumber(value)
                ? Json.text(Map.of(key, Json.read(value)))
                : text();
    }
}
