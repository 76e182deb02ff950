package dev.runsheet.backup;

import dev.runsheet.platform.config.Config;
import dev.runsheet.platform.db.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// What is said of a backup when it is done, with what must be known of it.
final class Told {
    private static final double MEGABYTE = 1024 * 1024;

    private Told() {}

    static String made(Manifest manifest, Path file) throws IOException {
        return "Made and read back: " + whole(manifest, file);
    }

    static String whole(Manifest manifest, Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "%s, %.1f MB, is whole: %s."
                        .formatted(file, Files.size(file) / MEGABYTE, contents(manifest)));
        var files = manifest.files();
        if (files.inBucket() > 0) {
            lines.add(
                    "%d files are in the bucket and NOT in the archive: back the bucket up by its own means."
                            .formatted(files.inBucket()));
        }
        if (files.missing() > 0) {
            lines.add(
                    "%d files are known to the database and were NOT below the data directory."
                            .formatted(files.missing()));
        }
        lines.add(
                manifest.key().isHeld()
                        ? "It holds secret.key, which makes the links of guests and signs webhooks: keep it as safe as the data directory."
                        : "It does NOT hold the key, and nobody serves it without: keep secret.key or RUNSHEET_SECRET_KEY elsewhere.");
        return String.join("\n", lines);
    }

    static String restored(Manifest manifest, Config config) {
        var lines = new ArrayList<String>();
        lines.add(
                "Restored into %s and compared: %s."
                        .formatted(
                                config.database()
                                        .map(database -> database + " and " + config.data())
                                        .orElse(config.data().toString()),
                                contents(manifest)));
        if (config.existingKey().isEmpty()) {
            lines.add(
                    "There is NO key: put the old secret.key into %s, or set RUNSHEET_SECRET_KEY, before the first start."
                            .formatted(config.data()));
        }
        return String.join("\n", lines);
    }

    static String moved(Manifest manifest, Address to, Path before) {
        return """
        Moved to %s and compared: %s.
        Start with the same RUNSHEET_DATABASE_ variables from now on. What was before is in %s: delete it when you are content."""
                .formatted(to, contents(manifest), before);
    }

    private static String contents(Manifest manifest) {
        return "%d rows in %d tables and %d files, as of %s, schema %s, written by version %s"
                .formatted(
                        manifest.rows(),
                        manifest.tables().size(),
                        manifest.files().count(),
                        manifest.at(),
                        manifest.migration(),
                        manifest.version());
    }
}
