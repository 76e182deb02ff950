package dev.runsheet.search;

import dev.runsheet.platform.db.Like;
import dev.runsheet.platform.json.Json;

/// What somebody looks for, as it was typed.
public record Question(String text) {
    static final int LONGEST = 500;

    boolean isShort() {
        return Like.isShort(text);
    }

    public String containing() {
        return Like.containing(text);
    }

    public String beginning() {
        return Like.beginning(text);
    }

    /// As `containing`, of texts as they stand in JSON.
    public String quoted() {
        var json = Json.text(text);
        return Like.containing(json.substring(1, json.length() - 1));
    }
}
