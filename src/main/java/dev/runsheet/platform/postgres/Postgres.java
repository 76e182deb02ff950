package dev.runsheet.platform.postgres;

import dev.runsheet.platform.db.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A PostgreSQL of our own: started with the server, on loopback, and stopped with it.
public final class Postgres implements AutoCloseable {
    private final Place place;
    private final Programs programs;
    private final Account account;
    private final int port;
    private final CompletableFuture<Process> started = new CompletableFuture<>();

    private Postgres(Place place, Programs programs, Account account, int port) {
        this.place = place;
        this.programs = programs;
        this.account = account;
        this.port = port;
    }

    public static Postgres start(Place place) {
        try {
            Files.createDirectories(place.home());
            Files.setPosixFilePermissions(
                    place.home(), PosixFilePermissions.fromString("rwx--x--x"));
            var programs = Programs.under(place.programs());
            var account = Account.of(place, programs);
            if (!Files.exists(place.cluster())) {
                Cluster.create(place, programs, account);
            }
            var postgres = new Postgres(place, programs, account, freePort());
            postgres.launch();
            return postgres;
        } catch (IOException fault) {
            throw new Unstartable("PostgreSQL does not start: " + fault.getMessage(), fault);
        }
    }

    public Address address() {
        try {
            return new Address(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE,
                    Cluster.USER,
                    Files.readString(place.password()));
        } catch (IOException fault) {
            throw new Unstartable(
                    "The password of the database cannot be read: " + fault.getMessage(), fault);
        }
    }

    @Override
    public void close() {
        try {
            Command.run(
                    account.running(
                            List.of(
                                    programs.pgCtl().toString(),
                                    "stop",
                                    "-D",
                                    place.cluster().toString(),
                                    "-m",
                                    "fast",
                                    "-w")),
                    "");
        } catch (IOException fault) {
            throw new IllegalStateException("PostgreSQL did not stop", fault);
        }
    }

    /// The kernel stops PostgreSQL when the thread that started it ends, so this one stays.
    private void launch() throws IOException {
        Thread.ofPlatform().daemon().name("postgres").start(this::serve);
        started.join();
        while (!isReady()) {
            if (!started.join().isAlive()) {
                throw new IOException(Files.readString(place.log()));
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException fault) {
                Thread.currentThread().interrupt();
                throw new IOException(fault);
            }
        }
    }

    private void serve() {
        try {
            var process =
                    new ProcessBuilder(command())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                            .start();
            started.complete(process);
            process.waitFor();
        } catch (IOException fault) {
            started.completeExceptionally(fault);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() throws IOException {
        var file = place.cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        var lines = Files.readAllLines(file);
        return lines.size() >= 8
                && lines.getFirst().equals(Long.toString(started.join().pid()))
                && lines.get(7).startsWith("ready");
    }

    private List<String> command() {
        var command = new ArrayList<>(account.running(List.of("--pdeathsig=INT")));
        command.add(programs.postgres().toString());
        command.addAll(
                List.of(
                        "-D",
                        place.cluster().toString(),
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="));
        place.settings()
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
