package dev.runsheet.form;

import java.util.Optional;
import java.util.function.Function;

/// Replaces variables in titles and rich texts by their values (templates spec 9.2), in one pass.
public final class Variables {
    private static final String TAG = "insert-variable-tag";
    private static final String TAG_END = "</span>";

    /// Many variables with long values could make an answer that no memory holds.
    private static final int LONGEST = 2_000_000;

    private final String text;
    private final Function<String, Optional<String>> values;
    private final StringBuilder filled = new StringBuilder();

    /// Where the text that is not yet copied begins.
    private int from;

    private Variables(String text, Function<String, Optional<String>> values) {
        this.text = text;
        this.values = values;
    }

    /// The text with every `{{name}}` replaced, together with the tag around it; a name that
    /// `values` does not know becomes nothing.
    public static String fill(String text, Function<String, Optional<String>> values) {
        return text == null || !text.contains("{{") ? text : new Variables(text, values).fill();
    }

    private String fill() {
        int open = text.indexOf("{{");
        while (open >= 0) {
            int end = nameEnd(open + 2);
            if (text.startsWith("}}", end)) {
                replace(open, end);
                open = text.indexOf("{{", from);
            } else {
                open = text.indexOf("{{", open + 1);
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /// The first position from which the text can be no part of a name. Stopping at the next brace
    /// is what keeps the whole pass linear.
    private int nameEnd(int start) {
        int at = start;
        while (at < text.length() && "{}<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private void replace(int open, int end) {
        int tagStart = tagStart(open);
        int after = afterBlanks(end + 2);
        boolean isTagged = tagStart >= 0 && text.startsWith(TAG_END, after);
        filled.append(text, from, isTagged ? tagStart : open);
        values.apply(trimmed(text.substring(open + 2, end)))
                .filter(value -> filled.length() + value.length() <= LONGEST)
                .ifPresent(filled::append);
        from = isTagged ? after + TAG_END.length() : end + 2;
    }

    /// Where the variable's opening tag begins that ends right before `open`, or -1. Never looks
    /// behind `from`, so no character is looked at twice.
    private int tagStart(int open) {
        int close = open - 1;
        while (close >= from && isBlank(text.charAt(close))) {
            close--;
        }
        if (close < from || text.charAt(close) != '>') {
            return -1;
        }
        int start = close - 1;
        while (start >= from && text.charAt(start) != '<') {
            start--;
        }
        return start >= from
                        && text.startsWith("<span", start)
                        && text.substring(start, close).contains(TAG)
                ? start
                : -1;
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String trimmed(String written) {
        int start = 0;
        int end = written.length();
        while (start < end && isBlank(written.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(written.charAt(end - 1))) {
            end--;
        }
        return written.substring(start, end);
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\uFEFF';
    }
}
