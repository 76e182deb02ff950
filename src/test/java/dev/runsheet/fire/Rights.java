package dev.runsheet.fire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The table of `rights.txt`: what each caller is answered by each route, in parts that begin with
/// a title in brackets.
final class Rights {
    static final Path FILE = Path.of("src/test/resources/rights.txt");

    private static final Pattern GAP = Pattern.compile("\\s+");

    private Rights() {}

    /// The rows of the part, a line each, by the operation.
    static Map<String, String> part(String title) {
        var rows = new LinkedHashMap<String, String>();
        var isIn = false;
        for (var line : lines()) {
            if (line.startsWith("[")) {
                isIn = line.equals("[" + title + "]");
            } else if (isIn && !line.isBlank() && !line.startsWith("#")) {
                var cells = List.of(GAP.split(line.strip()));
                rows.put(
                        cells.get(0) + " " + cells.get(1),
                        row(cells.get(0) + " " + cells.get(1), cells.subList(2, cells.size())));
            }
        }
        return rows;
    }

    /// As a line of the file.
    static String row(String operation, List<String> statuses) {
        var parts = operation.split(" ");
        return "%-6s %-100s %s".formatted(parts[0], parts[1], String.join("  ", statuses));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
