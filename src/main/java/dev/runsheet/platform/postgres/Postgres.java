package dev.runsheet.platform.postgres;

import dev.runsheet.platform.db.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// A PostgreSQL of our own: started with the server, on loopback, and stopped with it.
public final class Postgres implements AutoCloseable {
    private final Holding holding;
    private final Postmaster postmaster;
    private final Address address;

    private Postgres(Holding holding, Postmaster postmaster, Address address) {
        this.holding = holding;
        this.postmaster = postmaster;
        this.address = address;
    }

    /// Made when there is none, and ready when this answers. Throws `Unstartable`.
    public static Postgres start(Place place) {
        make(place);
        try {
            var holding = Holding.of(place);
            try {
                return start(place, holding);
            } catch (IOException | RuntimeException fault) {
                holding.close();
                throw fault;
            }
        } catch (IOException fault) {
            throw Unstartable.of(place.home(), fault);
        }
    }

    /// Whether there are data to start on.
    public static boolean isMade(Place place) {
        return Files.exists(place.cluster());
    }

    /// The one that another server runs on these data; empty when none does. Throws `Unstartable`.
    public static Optional<Address> running(Place place) {
        try {
            if (!Holding.isHeld(place)) {
                return Optional.empty();
            }
            return Optional.of(address(place, Postmaster.port(place)));
        } catch (IOException fault) {
            throw Unstartable.of(place.home(), fault);
        }
    }

    private static void make(Place place) {
        try {
            Files.createDirectories(place.home());
            Files.setPosixFilePermissions(
                    place.home(), PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException fault) {
            throw Unstartable.closed(place.home(), fault);
        }
    }

    private static Postgres start(Place place, Holding holding) throws IOException {
        var programs = Programs.under(place.programs());
        var account = Account.of(place, programs);
        if (Files.exists(place.cluster())) {
            Cluster.check(place, programs);
            account.take(place.cluster());
            Orphan.end(place, programs, account);
        } else {
            Programs.sweep(place.home());
            Cluster.create(place, programs, account);
        }
        var port = freePort();
        var postmaster = Postmaster.start(place, programs, account, port);
        return new Postgres(holding, postmaster, address(place, port));
    }

    private static Address address(Place place, int port) throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
        return new Address(url, Cluster.USER, Cluster.password(place));
    }

    public Address address() {
        return address;
    }

    /// Waits for what is being written, and lets go of the directory.
    @Override
    public void close() {
        try {
            postmaster.stop();
            holding.close();
        } catch (IOException fault) {
            throw new IllegalStateException("PostgreSQL did not stop", fault);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
