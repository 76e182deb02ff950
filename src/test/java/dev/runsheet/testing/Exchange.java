package dev.runsheet.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A request and its answer as a page of `docs/api` shows them: two blocks, one after the other,
/// each with the headers that matter before its body. Bodies may be empty.
record Exchange(
        String title,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        int status,
        Map<String, String> answerHeaders,
        String answer) {
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern PAIR =
            Pattern.compile(
                    "```http\n([A-Z]+) (\\S+)\n((?:[A-Z]\\S+: [^\n]*\n)*)(.*?)```\\s*"
                            + "```http\n(\\d{3})\n((?:[A-Z]\\S+: [^\n]*\n)*)(.*?)```",
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
                                                headers(found.group(3)),
                                                found.group(4).strip(),
                                                Integer.parseInt(found.group(5)),
                                                headers(found.group(6)),
                                                found.group(7).strip())));
        return exchanges;
    }

    /// What goes over the wire: forms end their lines in their own way.
    String wireBody() {
        return headers.getOrDefault("Content-Type", "").startsWith("multipart/")
                ? body.replace("\n", "\r\n") + "\r\n"
                : body;
    }

    private static Map<String, String> headers(String lines) {
        var headers = new LinkedHashMap<String, String>();
        lines.lines()
                .map(line -> line.split(": ", 2))
                .forEach(each -> headers.put(each[0], each[1]));
        return headers;
    }

    private static String title(String before) {
        return HEADING.matcher(before)
                .results()
                .map(found -> found.group(1))
                .reduce((_, last) -> last)
                .orElse("");
    }
}
