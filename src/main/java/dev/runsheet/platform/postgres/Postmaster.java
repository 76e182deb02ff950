package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// PostgreSQL's first process, from its start to its end. One that ends unasked is started again.
final class Postmaster {
    private static final System.Logger LOG = System.getLogger("runsheet.postgres");
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Where the pid file says which port it listens on and how far the start has come, counted
    /// from 0.
    private static final int PORT = 3;

    private static final int STATE = 7;

    private final Place place;
    private final Programs programs;
    private final Account account;
    private final int port;
    private final long logged;
    private final CompletableFuture<Process> first = new CompletableFuture<>();

    private volatile boolean isServing;

    private Postmaster(Place place, Programs programs, Account account, int port)
            throws IOException {
        this.place = place;
        this.programs = programs;
        this.account = account;
        this.port = port;
        logged = Files.exists(place.log()) ? Files.size(place.log()) : 0;
    }

    /// Ready when this answers.
    static Postmaster start(Place place, Programs programs, Account account, int port)
            throws IOException {
        var postmaster = new Postmaster(place, programs, account, port);
        // The kernel ends what a thread has started when the thread ends: this one stays, and is
        // no virtual one.
        Thread.ofPlatform().daemon().name("postgres").start(postmaster::serve);
        postmaster.awaitReady();
        return postmaster;
    }

    /// Where the one listens that runs on these data.
    static int port(Place place) throws IOException {
        try {
            var lines = Files.readAllLines(place.pidFile());
            if (lines.size() > STATE && lines.get(STATE).startsWith("ready")) {
                return Integer.parseInt(lines.get(PORT).strip());
            }
        } catch (NoSuchFileException _) {
            // It has not written the file yet, or not any more.
        }
        throw new Unstartable(
                "The server on %s is just starting or stopping: try again in a moment."
                        .formatted(place.home().getParent()));
    }

    void stop() throws IOException {
        isServing = false;
        if (Files.exists(place.pidFile())) {
            var cluster = place.cluster().toString();
            Command.run(account.running(programs.pgCtl(), "stop", "-D", cluster, "-m", "fast"), "");
        }
    }

    private void serve() {
        try {
            for (int status = run(); isServing; status = run()) {
                LOG.log(Level.WARNING, "PostgreSQL ended with " + status + " and is started again");
                Thread.sleep(PAUSE);
            }
        } catch (IOException fault) {
            if (!first.completeExceptionally(fault)) {
                LOG.log(Level.ERROR, "PostgreSQL cannot be started again", fault);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int run() throws IOException, InterruptedException {
        var log = ProcessBuilder.Redirect.appendTo(place.log().toFile());
        var process = Command.of(command()).redirectOutput(log).start();
        first.complete(process);
        return process.waitFor();
    }

    private List<String> command() {
        var command =
                new ArrayList<>(List.of(programs.postgres(), "-D", place.cluster().toString()));
        var settings = new TreeMap<>(place.settings());
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return account.serving(command);
    }

    private void awaitReady() throws IOException {
        try {
            var process = first.get();
            while (!isReady(process)) {
                if (!process.isAlive()) {
                    throw new IOException(said());
                }
                Thread.sleep(GLANCE);
            }
            isServing = true;
        } catch (ExecutionException fault) {
            throw new IOException(fault.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /// As `pg_ctl` waits: the pid file says how far the start has come.
    private boolean isReady(Process process) throws IOException {
        try {
            var lines = Files.readAllLines(place.pidFile());
            return lines.size() > STATE
                    && lines.getFirst().equals(Long.toString(process.pid()))
                    && lines.get(STATE).startsWith("ready");
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// What was logged since we began.
    private String said() throws IOException {
        var bytes = Files.readAllBytes(place.log());
        int since = (int) Math.min(logged, bytes.length);
        return new String(bytes, since, bytes.length - since, StandardCharsets.UTF_8);
    }
}
