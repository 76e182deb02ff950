package dev.runsheet.platform.db;

/// Patterns for `like` and `ilike` in which every character of a text means itself.
public final class Like {
    private Like() {}

    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    public static String beginning(String text) {
        return escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
