package dev.runsheet.snippet;

import dev.runsheet.platform.html.RichText;
import java.util.Map;

/// The snippets that some texts refer to, by number, to be put into these. One that is gone leaves
/// nothing behind.
public record Snippets(Map<Long, String> contents) {
    public static final Snippets NONE = new Snippets(Map.of());

    /// Many of them could make a text that no memory holds.
    private static final int LONGEST = 2_000_000;

    /// Whether the text, which may be null, refers to any.
    public static boolean areIn(String text) {
        return !Mark.in(text).isEmpty();
    }

    /// The text with each snippet in its place; null stays null.
    public String in(String text) {
        var marks = Mark.in(text);
        if (marks.isEmpty()) {
            return text;
        }
        var filled = new StringBuilder();
        int from = 0;
        for (var mark : marks) {
            filled.append(text, from, mark.start());
            var content = contents.getOrDefault(mark.id(), "");
            if (filled.length() + content.length() <= LONGEST) {
                filled.append(content);
            }
            from = mark.end();
        }
        return RichText.clean(filled.append(text, from, text.length()).toString());
    }
}
