package dev.runsheet.backup;

import dev.runsheet.base.Seal;
import dev.runsheet.platform.config.Arguments;
import dev.runsheet.platform.config.Config;
import dev.runsheet.platform.config.Misconfigured;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/// What `bin/backup`, `bin/restore` and `bin/move` ask for, and what they say of it.
public final class Backups {
    private final Arguments arguments;
    private final Config config;
    private final String version;
    private final Instant now;

    public Backups(Arguments arguments, Config config, String version, Instant now) {
        this.arguments = arguments;
        this.config = config;
        this.version = version;
        this.now = now;
    }

    /// Throws `Undone`.
    public String take() {
        return doing(
                () ->
                        onDatabase(
                                database ->
                                        Told.made(
                                                TakeBackup.run(
                                                        source(database), file(), version, now),
                                                file())));
    }

    /// As `take`.
    public String check() {
        return doing(
                () -> {
                    try (var archive = Archive.open(file())) {
                        archive.check();
                        return Told.whole(archive.manifest(), file());
                    }
                });
    }

    /// As `take`.
    public String restore() {
        return doing(
                () ->
                        Told.restored(
                                RestoreBackup.run(file(), config.data(), config.database(), seal()),
                                config));
    }

    /// As `take`.
    public String move() {
        var outside =
                config.database()
                        .orElseThrow(
                                () ->
                                        Misconfigured.of(
                                                "Say where to with RUNSHEET_DATABASE_URL, _USER and _PASSWORD."));
        var place = Place.under(config.data());
        if (!Postgres.isMade(place)) {
            throw new Undone("There is no database below " + config.data() + ".");
        }
        var before = config.data().resolve("postgres-moved");
        if (Files.exists(before)) {
            throw new Undone("There is " + before + " of an earlier move: put that away first.");
        }
        return doing(() -> move(place, outside, before));
    }

    /// Whoever starts the old one by mistake is told that there is no organization.
    private String move(Place place, Address outside, Path before) throws IOException {
        var copy = config.data().resolve("moving.backup");
        Files.deleteIfExists(copy);
        try (var postgres = Postgres.start(place)) {
            var source =
                    new TakeBackup.Source(
                            postgres.address(), Optional.empty(), Optional.empty(), seal());
            TakeBackup.run(source, copy, version, now);
        }
        Manifest moved;
        try (var archive = Archive.open(copy)) {
            FillDatabase.run(archive, outside, () -> {});
            moved = archive.manifest();
        } finally {
            Files.delete(copy);
        }
        Files.move(config.data().resolve("postgres"), before, StandardCopyOption.ATOMIC_MOVE);
        return Told.moved(moved, outside, before);
    }

    private interface Work<T> {
        T on(Address database) throws IOException;
    }

    /// The one of the configuration, or our own, whether a server runs on it or not.
    private <T> T onDatabase(Work<T> work) throws IOException {
        if (config.database().isPresent()) {
            return work.on(config.database().get());
        }
        var place = Place.under(config.data());
        if (!Postgres.isMade(place)) {
            throw new Undone(
                    "There is no database below %s: say where it is with --data, or with RUNSHEET_DATABASE_URL."
                            .formatted(config.data()));
        }
        var running = Postgres.running(place);
        if (running.isPresent()) {
            return work.on(running.get());
        }
        try (var postgres = Postgres.start(place)) {
            return work.on(postgres.address());
        }
    }

    private TakeBackup.Source source(Address database) {
        var key =
                Optional.of(config.keyFile())
                        .filter(Files::exists)
                        .filter(_ -> config.givenKey().isEmpty())
                        .filter(_ -> !arguments.has("--without-key"));
        return new TakeBackup.Source(
                database, Optional.of(config.data().resolve("files").resolve("kept")), key, seal());
    }

    /// What another key would not say.
    private String seal() {
        return config.existingKey().map(key -> new Seal(key).on("backup")).orElse("");
    }

    private Path file() {
        return Path.of(
                arguments
                        .option("--file")
                        .orElseThrow(() -> Misconfigured.of("Say which file with --file FILE.")));
    }

    private interface Doing {
        String run() throws IOException;
    }

    private static String doing(Doing doing) {
        try {
            return doing.run();
        } catch (IOException fault) {
            throw new Undone("It came to nothing: " + fault + ".", fault);
        }
    }
}
