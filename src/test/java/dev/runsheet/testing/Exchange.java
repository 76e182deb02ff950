package dev.runsheet.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A request and its answer as a page of `docs/api` shows them: two blocks, one after the other.
/// Bodies may be empty.
record Exchange(String title, String method, String path, String body, int status, String answer) {
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern PAIR =
            Pattern.compile(
                    "```http\n([A-Z]+) (\\S+)\n(.*?)```\\s*```http\n(\\d{3})\n(.*?)```",
                    Pattern.DOTALL);

    static List<Exchange> of(String page) {
        var exchanges = new ArrayList<Exchange>();
        PAIR.matcher(page)
                .results()
                .forEach(
                        found ->
                                exchanges.add(
                                        new Exchange(
                                                title(page.substring(0, found.start())),
                                                found.group(1),
                                                found.group(2),
                                                found.group(3).strip(),
                                                Integer.parseInt(found.group(4)),
                                                found.group(5).strip())));
        return exchanges;
    }

    private static String title(String before) {
        return HEADING.matcher(before)
                .results()
                .map(found -> found.group(1))
                .reduce((_, last) -> last)
                .orElse("");
    }
}
