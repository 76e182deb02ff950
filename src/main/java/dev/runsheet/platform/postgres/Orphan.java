package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a server that was killed may leave behind: a PostgreSQL that runs on, or a pid file that
/// now names a process of something else.
final class Orphan {
    private static final Path PROCESSES = Path.of("/proc");

    private Orphan() {}

    /// Nobody else holds the directory when this is called, so whoever works in it is an orphan.
    static void end(Place place, Programs programs, Account account) throws IOException {
        var file = place.pidFile();
        if (!Files.exists(file)) {
            return;
        }
        if (isWorkedIn(place.cluster(), file)) {
            Command.run(
                    account.running(
                            programs.pgCtl(),
                            "stop",
                            "-D",
                            place.cluster().toString(),
                            "-m",
                            "fast"),
                    "");
        } else {
            Files.deleteIfExists(file);
        }
    }

    /// Where there is no `/proc`, a living process of that name must do as proof.
    private static boolean isWorkedIn(Path cluster, Path file) throws IOException {
        if (!Files.exists(PROCESSES.resolve("self"))) {
            return ProcessHandle.of(pid(file))
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
        }
        var real = cluster.toRealPath();
        return processes().stream().anyMatch(process -> isIn(process, real));
    }

    private static boolean isIn(Path process, Path cluster) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException _) {
            // It ended just now, or is of a user whose work we may not see and who cannot work
            // here.
            return false;
        }
    }

    private static List<Path> processes() throws IOException {
        try (var all = Files.list(PROCESSES)) {
            return all.filter(each -> each.getFileName().toString().matches("\\d+")).toList();
        }
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
