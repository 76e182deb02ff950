package dev.runsheet.backup;

import dev.runsheet.activity.KeepMonths;
import dev.runsheet.backup.Manifest.Kept;
import dev.runsheet.backup.Manifest.Rows;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.blob.DiskBlobs;
import dev.runsheet.platform.blob.Quiet;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.db.Copying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies a database as it is at one moment, the files that it speaks of, and the key into one
/// archive. A server may go on meanwhile.
final class TakeBackup {
    /// What is copied. `folder` is where files are kept, whether there are any or not, and empty
    /// when they are to stay where they are; `key` is the file, empty when it is to stay out.
    record Source(Address database, Optional<Path> folder, Optional<Path> key, String seal) {}

    private final Source source;
    private final Packing packing;

    private long count;
    private long bytes;
    private long missing;
    private long inBucket;

    private TakeBackup(Source source, Packing packing) {
        this.source = source;
        this.packing = packing;
    }

    static Manifest run(Source source, Path to, String version, Instant now) throws IOException {
        try (var packing = Packing.to(to);
                var _ = quiet(source)) {
            var manifest = new TakeBackup(source, packing).all(version, now);
            packing.finish(manifest);
            return manifest;
        }
    }

    /// From before the moment that is copied: what is deleted after it must still be there.
    private static AutoCloseableQuietly quiet(Source source) {
        var folder = source.folder().filter(Files::isDirectory);
        return folder.isEmpty() ? () -> {} : Quiet.in(folder.get())::close;
    }

    private interface AutoCloseableQuietly extends AutoCloseable {
        @Override
        void close();
    }

    private Manifest all(String version, Instant now) throws IOException {
        try (var database = Copying.from(source.database())) {
            var migration = database.migration();
            if (migration.isEmpty()) {
                throw new Undone("There is no Runsheet in " + source.database() + ".");
            }
            var tables = tables(database);
            var numbers = database.numbers();
            var months = KeepMonths.kept(database.tx()).stream().map(Object::toString).toList();
            files(database);
            var key = key();
            return new Manifest(
                    Manifest.FORMAT,
                    version,
                    migration,
                    now.toString(),
                    tables,
                    numbers,
                    months,
                    new Kept(count, bytes, missing, inBucket),
                    key,
                    packing.sums());
        }
    }

    private List<Rows> tables(Copying database) throws IOException {
        var tables = new ArrayList<Rows>();
        for (var table : database.tables()) {
            var written = packing.part(Part.table(table.name()), to -> database.out(table, to));
            tables.add(new Rows(table.name(), written.content(), written.sha256()));
        }
        return tables;
    }

    private void files(Copying database) throws IOException {
        for (var org : OrganizationStore.all(database.tx())) {
            for (var file : KeptStore.of(database.tx(), org)) {
                if (file.isInBucket()) {
                    inBucket++;
                } else if (source.folder().isPresent()) {
                    file(new DiskBlobs(source.folder().get()), org, file);
                }
            }
        }
    }

    private void file(DiskBlobs blobs, OrgId org, KeptStore.Kept file) throws IOException {
        var content = blobs.open(org, file.id());
        if (content.isEmpty()) {
            missing++;
            return;
        }
        try (var from = content.get()) {
            count++;
            bytes += packing.file(Part.file(org, file.id()), from);
        }
    }

    private Manifest.Key key() throws IOException {
        if (source.key().isPresent()) {
            try (var from = Files.newInputStream(source.key().get())) {
                packing.part(Part.KEY, from::transferTo);
            }
        }
        return new Manifest.Key(source.key().isPresent(), source.seal());
    }
}
