package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;

/// Why there is no database, in one sentence for whoever starts the server.
public final class Unstartable extends RuntimeException {
    private static final String FULL = "No space left on device";
    private static final List<String> CLOSED =
            List.of("Permission denied", "Read-only file system", "Operation not permitted");
    private static final List<String> MARKS = List.of("PANIC:", "FATAL:", "error:");

    Unstartable(String sentence) {
        super(sentence);
    }

    private Unstartable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// What `fault` means to somebody who wants to keep data at `home`.
    static Unstartable of(Path home, IOException fault) {
        var words = String.valueOf(fault.getMessage());
        if (words.contains(FULL)) {
            return new Unstartable(
                    "The disk that holds %s is full: PostgreSQL needs 200 MB to start and room to grow."
                            .formatted(home),
                    fault);
        }
        if (fault instanceof AccessDeniedException || CLOSED.stream().anyMatch(words::contains)) {
            return closed(home, fault);
        }
        return new Unstartable("PostgreSQL does not start: " + lastWords(words), fault);
    }

    static Unstartable closed(Path home, IOException fault) {
        return new Unstartable(
                "The directory %s cannot be made or written by this user (%s): choose another with --data."
                        .formatted(home, fault.getMessage()),
                fault);
    }

    /// The line of a program's output that says why it gave up.
    private static String lastWords(String output) {
        var lines = output.strip().lines().toList();
        for (var mark : MARKS) {
            for (var line : lines) {
                if (line.contains(mark)) {
                    return line.substring(line.indexOf(mark) + mark.length()).strip();
                }
            }
        }
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }
}
