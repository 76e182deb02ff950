package dev.runsheet.platform.postgres;

import java.nio.file.Path;
import java.util.Map;

/// Where an embedded PostgreSQL keeps its data and its programs, and what it does otherwise than
/// usual.
public record Place(Path home, Path programs, Map<String, String> settings) {
    /// As it is for real: everything below the data directory of the server.
    public static Place under(Path data) {
        var home = data.toAbsolutePath().normalize().resolve("postgres");
        return new Place(home, home, Map.of());
    }

    Path cluster() {
        return home.resolve("cluster");
    }

    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    Path password() {
        return home.resolve("password");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    Path lock() {
        return home.resolve("lock");
    }
}
