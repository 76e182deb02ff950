package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs one program to its end.
final class Command {
    private Command() {}

    /// What it printed; a program that fails has its last words in the exception.
    static String run(List<String> command, String input) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .directory(java.nio.file.Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IOException(fault);
        }
        return output;
    }
}
