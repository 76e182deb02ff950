package dev.runsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How much processor time processes have used, read from /proc.
final class Cpu {
    private static final double TICKS_A_SECOND = 100;

    private Cpu() {}

    /// Seconds of one process.
    static double of(long pid) {
        return ticks(stat(pid)) / TICKS_A_SECOND;
    }

    /// Seconds of a process and all its children; PostgreSQL keeps one child for each connection.
    static double ofFamily(long parent) {
        double sum = of(parent);
        for (var stat : all()) {
            if (Long.parseLong(stat.get(1)) == parent) {
                sum += ticks(stat) / TICKS_A_SECOND;
            }
        }
        return sum;
    }

    /// Resident memory in megabytes.
    static long residentMb(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private static List<List<String>> all() {
        var stats = new ArrayList<List<String>>();
        try (var dirs = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var dir : dirs) {
                var stat = stat(Long.parseLong(dir.getFileName().toString()));
                if (!stat.isEmpty()) {
                    stats.add(stat);
                }
            }
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
        return stats;
    }

    /// What follows the command in /proc/pid/stat: the state, the parent, ...; empty when it is gone.
    private static List<String> stat(long pid) {
        try {
            var text = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static double ticks(List<String> stat) {
        return stat.isEmpty() ? 0 : Long.parseLong(stat.get(11)) + Long.parseLong(stat.get(12));
    }
}
