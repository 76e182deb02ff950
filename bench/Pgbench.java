package dev.runsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The database's own limit: the same work by prepared statements, without a server between.
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial");

    private Pgbench() {}

    /// Transactions a second of `bench/<name>.pgbench.sql`.
    static double rate(Served server, String name, int clients, int seconds)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                program(),
                                "-h", "127.0.0.1",
                                "-p", Integer.toString(server.postgresPort()),
                                "-U", "runsheet",
                                "-n",
                                "-M", "prepared",
                                "-c", Integer.toString(Math.min(clients, 32)),
                                "-j", "2",
                                "-T", Integer.toString(seconds),
                                "-f", "bench/" + name + ".pgbench.sql",
                                "runsheet")
                        .redirectErrorStream(true);
        process.environment().put("PGPASSWORD", server.postgresPassword());
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes());
        running.waitFor();
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench said: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String program() throws IOException {
        for (var dir : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(dir, "pgbench"))) {
                return Path.of(dir, "pgbench").toString();
            }
        }
        try (var versions = Files.newDirectoryStream(Path.of("/usr/lib/postgresql"))) {
            for (var version : versions) {
                var program = version.resolve("bin/pgbench");
                if (Files.isExecutable(program)) {
                    return program.toString();
                }
            }
        } catch (IOException none) {
            throw new IllegalStateException(NONE, none);
        }
        throw new IllegalStateException(NONE);
    }

    private static final String NONE =
            "pgbench is missing: install the PostgreSQL package of this system, which has it.";
}
