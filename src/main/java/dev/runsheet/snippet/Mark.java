package dev.runsheet.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a snippet stands in rich text: from `start` to `end` there is `<span
/// class="insert-snippet-tag" data-snippet-id="17">[[title]]</span>` (templates spec 9.2).
record Mark(int start, int end, long id) {
    private static final String CLASS = "insert-snippet-tag";
    private static final String END = "</span>";

    private static final Pattern SPAN = Pattern.compile("<span\\b([^<>]*+)>|</span>");

    private static final Pattern ID = Pattern.compile("\\bdata-snippet-id=\"(\\d{1,18})\"");

    /// In their order; of marks inside of each other the outer one.
    static List<Mark> in(String text) {
        if (text == null || !text.contains(CLASS)) {
            return List.of();
        }
        var marks = new ArrayList<Mark>();
        var spans = SPAN.matcher(text);
        while (spans.find()) {
            if (isOne(spans.group(1))) {
                int start = spans.start();
                long id = id(spans.group(1));
                marks.add(new Mark(start, closed(spans, text.length()), id));
            }
        }
        return marks;
    }

    private static boolean isOne(String attributes) {
        return attributes != null && attributes.contains(CLASS);
    }

    /// Without a number it names no snippet.
    private static long id(String attributes) {
        var found = ID.matcher(attributes);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /// Where the span ends that was just found; spans inside of it end first.
    private static int closed(Matcher spans, int length) {
        int depth = 1;
        while (depth > 0 && spans.find()) {
            depth += spans.group().equals(END) ? -1 : 1;
        }
        return depth == 0 ? spans.end() : length;
    }
}
