package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files of the database: made once, and looked at before each start.
final class Cluster {
    static final String USER = "runsheet";
    static final String DATABASE = "runsheet";

    /// For a small machine whose power may fail; whoever has a larger one edits `postgresql.conf`.
    private static final Map<String, String> SETTINGS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("fsync", "on"),
                            Map.entry("synchronous_commit", "on"),
                            Map.entry("full_page_writes", "on"),
                            // This build has only the costly compression.
                            Map.entry("wal_compression", "off"),
                            Map.entry("shared_buffers", "256MB"),
                            Map.entry("effective_cache_size", "1GB"),
                            Map.entry("work_mem", "8MB"),
                            Map.entry("max_wal_size", "2GB"),
                            Map.entry("checkpoint_timeout", "15min"),
                            Map.entry("max_connections", "50"),
                            Map.entry("random_page_cost", "1.1"),
                            Map.entry("jit", "off"),
                            // Parallel queries need shared memory that containers are short of.
                            Map.entry("max_parallel_workers_per_gather", "0"),
                            Map.entry("timezone", "UTC"),
                            Map.entry("log_timezone", "UTC"),
                            Map.entry("log_checkpoints", "off"),
                            // A failed statement is the server's to log: it holds what people
                            // wrote.
                            Map.entry("log_min_messages", "log"),
                            Map.entry("log_min_error_statement", "panic")));

    private Cluster() {}

    /// Appears whole or not at all.
    static void create(Place place, Programs programs, Account account) throws IOException {
        var half = Files.createTempDirectory(place.home(), "creating-");
        var password = Files.createTempFile(place.home(), "creating-", ".password");
        try {
            Files.writeString(password, password(place));
            account.take(half);
            account.take(password);
            Command.run(account.running(initdb(place, programs, half, password)), "");
            Command.run(
                    account.running(
                            programs.postgres(), "--single", "-D", half.toString(), "postgres"),
                    "create database " + DATABASE + "\n");
            Files.move(half, place.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.delete(password);
            Programs.delete(half);
        }
    }

    /// That the programs can read the files, or a sentence that says which can.
    static void check(Place place, Programs programs) throws IOException {
        var theirs = Files.readString(place.cluster().resolve("PG_VERSION")).strip();
        var ours = programs.major();
        if (!theirs.equals(ours)) {
            throw new Unstartable(
                    "The data in %s are of PostgreSQL %s and this build brings PostgreSQL %s: start the build that wrote them, or move them by an export."
                            .formatted(place.cluster(), theirs, ours));
        }
    }

    /// Generated once, for us and nobody else.
    static String password(Place place) throws IOException {
        if (!Files.exists(place.password())) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var mine = PosixFilePermissions.fromString("rw-------");
            var half =
                    Files.createTempFile(
                            place.home(),
                            "creating-",
                            ".password",
                            PosixFilePermissions.asFileAttribute(mine));
            Files.writeString(half, HexFormat.of().formatHex(bytes));
            Files.move(half, place.password(), StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(place.password());
    }

    private static String[] initdb(Place place, Programs programs, Path half, Path password) {
        var command =
                new ArrayList<>(
                        List.of(
                                programs.initdb(),
                                "--pgdata=" + half,
                                "--username=" + USER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--data-checksums",
                                "--no-instructions"));
        if ("off".equals(place.settings().get("fsync"))) {
            command.add("--no-sync");
        }
        SETTINGS.forEach((name, value) -> command.add("--set=" + name + "=" + value));
        return command.toArray(String[]::new);
    }
}
