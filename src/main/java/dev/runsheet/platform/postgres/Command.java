package dev.runsheet.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Runs programs, each without what our own environment holds.
final class Command {
    private static final Set<String> KEPT = Set.of("PATH");

    private Command() {}

    /// Both outputs in one, from a folder that every user may be in.
    static ProcessBuilder of(List<String> command) {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(new File("/"));
        builder.environment().keySet().retainAll(KEPT);
        return builder;
    }

    /// Where the program is, of those on the path.
    static Optional<String> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static boolean passes(List<String> command) throws IOException {
        return status(of(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()) == 0;
    }

    /// To its end, which must be a good one; what it printed is in the exception otherwise.
    static String run(List<String> command, String input) throws IOException {
        var process = of(command).start();
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (status(process) != 0) {
            throw new IOException(output);
        }
        return output;
    }

    private static int status(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
