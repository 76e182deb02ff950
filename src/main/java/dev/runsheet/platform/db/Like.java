package dev.runsheet.platform.db;

/// Patterns for `like` and `ilike` in which every character of a text means itself.
public final class Like {
    private static final int TRIGRAM = 3;

    private Like() {}

    /// Whether no index of trigrams knows the text: asked to contain it, one would be read whole.
    public static boolean isShort(String text) {
        return text.codePointCount(0, text.length()) < TRIGRAM;
    }

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
