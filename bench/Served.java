package dev.runsheet.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server started as anybody would start it, on a data directory of its own.
final class Served implements AutoCloseable {
    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private Served(Path data, int port, Map<String, String> environment) {
        this.data = data;
        this.port = port;
        this.environment = environment;
    }

    static Served start(Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var served = new Served(data, port, environment);
        served.run("--org", "Bench", "--email", "bench@bench.example");
        return served;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// Stops it and starts it again; answers the seconds until it answers.
    double restart() throws IOException, InterruptedException {
        stop();
        return run();
    }

    private double run(String... more) throws IOException, InterruptedException {
        var command =
                Stream.concat(
                                Stream.of(
                                        "bin/serve", "--port", Integer.toString(port), "--data",
                                        data.toString()),
                                Stream.of(more))
                        .toList();
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("server.out").toFile());
        // What is measured comes from a few people, and faster than from any.
        builder.environment().put("RUNSHEET_RATE_LIMIT_PER_MINUTE", "0");
        builder.environment().put("RUNSHEET_DRAIN_SECONDS", "0");
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        process = builder.start();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the server ended: " + Files.readString(data.resolve("server.out")));
            }
            Thread.sleep(10);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private boolean isReady() {
        try (var http = new Http(port)) {
            return http.send("GET", "/health/ready", "-", "").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    long postgresPid() throws IOException {
        return Long.parseLong(postmaster(0));
    }

    int postgresPort() throws IOException {
        return Integer.parseInt(postmaster(3));
    }

    String postgresPassword() throws IOException {
        return Files.readString(data.resolve("postgres/password")).strip();
    }

    Path postgresLog() {
        return data.resolve("postgres/postgres.log");
    }

    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/runsheet",
                "runsheet",
                postgresPassword());
    }

    private String postmaster(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(line).strip();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server did not stop within 30 s");
            }
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
