package dev.runsheet.backup;

import dev.runsheet.platform.blob.DiskBlobs;
import dev.runsheet.platform.blob.Spool;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts what an archive holds into a data directory that has nothing of ours, and its rows into a
/// database of its own there or into another one that is empty. Everything is made beside its place
/// and moved there at the end, so that what breaks off has restored nothing.
final class RestoreBackup {
    private static final String HALF = "restoring-";
    private static final List<String> OURS = List.of("files", "postgres");

    private final Archive archive;
    private final Path data;
    private final Path half;

    private RestoreBackup(Archive archive, Path data, Path half) {
        this.archive = archive;
        this.data = data;
        this.half = half;
    }

    /// `seal` tells the key that the server will have; empty when it has none yet.
    static Manifest run(Path file, Path data, Optional<Address> outside, String seal)
            throws IOException {
        try (var archive = Archive.open(file)) {
            archive.check();
            checkIsEmpty(data);
            checkKey(archive.manifest().key(), seal, data);
            var half = half(data);
            try {
                new RestoreBackup(archive, data, half).all(outside);
            } finally {
                delete(half);
            }
            return archive.manifest();
        }
    }

    private static void checkIsEmpty(Path data) {
        for (var each : OURS) {
            if (Files.exists(data.resolve(each))) {
                throw new Undone(
                        "The directory %s holds %s already: choose an empty one with --data."
                                .formatted(data, each));
            }
        }
    }

    private static void checkKey(Manifest.Key key, String seal, Path data) {
        if (!seal.isEmpty() && !key.seal().isEmpty() && !seal.equals(key.seal())) {
            throw new Undone(
                    "The key of the backup is another than the one in %s or RUNSHEET_SECRET_KEY: take that away, or give the right one."
                            .formatted(data));
        }
    }

    /// PostgreSQL, which may run as another user, must be able to pass it.
    private static Path half(Path data) throws IOException {
        Files.createDirectories(data);
        var half = Files.createTempDirectory(data, HALF);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx--x--x"));
        return half;
    }

    private void all(Optional<Address> outside) throws IOException {
        files();
        key();
        if (outside.isPresent()) {
            FillDatabase.run(archive, outside.get(), this::move);
            return;
        }
        try (var postgres = Postgres.start(Place.under(half))) {
            FillDatabase.run(archive, postgres.address(), () -> {});
        }
        move();
    }

    private void files() throws IOException {
        var files = half.resolve("files");
        var spool = new Spool(files.resolve("incoming"));
        var blobs = new DiskBlobs(files.resolve("kept"));
        for (var part : archive.parts()) {
            var place = Part.place(part);
            if (place.isPresent()) {
                try (var from = archive.open(part)) {
                    blobs.put(
                            place.get().org(),
                            place.get().id(),
                            spool.take(from, Long.MAX_VALUE).orElseThrow());
                }
            }
        }
    }

    private void key() throws IOException {
        var key = data.resolve(Part.KEY);
        if (!archive.manifest().key().isHeld() || Files.exists(key)) {
            return;
        }
        var mine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var copy = Files.createFile(half.resolve(Part.KEY), mine);
        try (var from = archive.open(Part.KEY);
                var to = Files.newOutputStream(copy)) {
            from.transferTo(to);
        }
    }

    /// The database last: a directory without it is none that a server starts on by itself.
    private void move() {
        try {
            var all = new ArrayList<Path>();
            try (var made = Files.newDirectoryStream(half)) {
                made.forEach(all::add);
            }
            all.sort(Comparator.comparing(each -> each.endsWith("postgres")));
            for (var each : all) {
                Files.move(each, data.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
