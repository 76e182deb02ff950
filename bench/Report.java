package dev.runsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Where results go: for people into a page, for machines into a file.
final class Report {
    private Report() {}

    /// Puts the table between the marks of `run` and leaves what people wrote around it.
    static void keep(Path page, String run, String table) throws IOException {
        var begin = "<!-- the last run " + run + "begins -->";
        var text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- the last run " + run + "ends -->");
        Files.writeString(page, text.substring(0, from) + "\n" + table + text.substring(to));
    }

    static String json(Map<String, Bench.Row> rows) {
        return rows.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + json(each.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String json(Bench.Row row) {
        return String.format(
                Locale.ROOT,
                "{\"http\":%.1f,\"pgbench\":%.1f,\"ratio\":%.3f,\"p50_ms\":%.2f,\"p99_ms\":%.2f}",
                row.http(), row.pgbench(), row.ratio(), row.p50(), row.p99());
    }
}
