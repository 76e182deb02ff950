package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The files of the database.
final class Cluster {
    static final String USER = "runsheet";
    static final String DATABASE = "runsheet";

    /// For a small machine whose power may fail.
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("wal_compression", "off"),
                    Map.entry("shared_buffers", "256MB"),
                    Map.entry("effective_cache_size", "1GB"),
                    Map.entry("work_mem", "8MB"),
                    Map.entry("max_wal_size", "2GB"),
                    Map.entry("checkpoint_timeout", "15min"),
                    Map.entry("max_connections", "50"),
                    Map.entry("random_page_cost", "1.1"),
                    Map.entry("jit", "off"),
                    Map.entry("max_parallel_workers_per_gather", "0"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("log_checkpoints", "off"),
                    // A failed statement is the server's to log: it holds what people wrote.
                    Map.entry("log_min_messages", "log"),
                    Map.entry("log_min_error_statement", "panic"));

    private Cluster() {}

    static void create(Place place, Programs programs, Account account) throws IOException {
        var half = Files.createTempDirectory(place.home(), "creating-");
        account.own(half);
        var password = password(place);
        var handed = Files.createTempFile(place.home(), "password-", "");
        Files.writeString(handed, password);
        account.own(handed);
        try {
            var initdb =
                    new ArrayList<>(
                            List.of(
                                    programs.initdb().toString(),
                                    "--pgdata=" + half,
                                    "--username=" + USER,
                                    "--pwfile=" + handed,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--locale=C",
                                    "--data-checksums",
                                    "--no-instructions"));
            SETTINGS.forEach((name, value) -> initdb.add("--set=" + name + "=" + value));
            if (!place.settings().isEmpty()) {
                initdb.add("--no-sync");
            }
            Command.run(account.running(initdb), "");
            Command.run(
                    account.running(
                            List.of(
                                    programs.postgres().toString(),
                                    "--single",
                                    "-D",
                                    half.toString(),
                                    "postgres")),
                    "create database " + DATABASE + "\n");
        } finally {
            Files.delete(handed);
        }
        Files.move(half, place.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password(Place place) throws IOException {
        if (!Files.exists(place.password())) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var half =
                    Files.createTempFile(
                            place.home(),
                            "password-",
                            "",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, HexFormat.of().formatHex(bytes), StandardCharsets.US_ASCII);
            Files.move(half, place.password(), StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(place.password());
    }
}
