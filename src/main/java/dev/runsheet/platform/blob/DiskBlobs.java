package dev.runsheet.platform.blob;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Files in a folder, each organization's in one of its own: `<org>/<two digits>/<file>`. The
/// folder lies beside the spool, so that what came in need only be moved.
public final class DiskBlobs implements Blobs {
    private final Path folder;

    public DiskBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(OrgId org, FileId id, Arrived content) {
        var place = place(org, id);
        try {
            Files.createDirectories(place.getParent());
            force(content.path(), StandardOpenOption.WRITE);
            Files.move(content.path(), place, StandardCopyOption.ATOMIC_MOVE);
            force(place.getParent(), StandardOpenOption.READ);
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public Optional<InputStream> open(OrgId org, FileId id) {
        try {
            return Optional.of(Files.newInputStream(place(org, id)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public void delete(OrgId org, FileId id) {
        try {
            Quiet.delete(folder, place(org, id));
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public void each(OrgId org, Instant before, Consumer<List<FileId>> some) {
        var home = folder.resolve(org.hex());
        if (Files.notExists(home)) {
            return;
        }
        try (var shelves = Files.newDirectoryStream(home)) {
            for (var shelf : shelves) {
                some.accept(older(shelf, before));
            }
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    @Override
    public void close() {}

    private static List<FileId> older(Path shelf, Instant before) throws IOException {
        var found = new ArrayList<FileId>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (var file : files) {
                var id = Id.parse(file.getFileName().toString());
                if (id.isPresent()
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    found.add(new FileId(id.get()));
                }
            }
        }
        return found;
    }

    /// Ids of one time begin alike, and end unlike.
    private Path place(OrgId org, FileId id) {
        var hex = id.hex();
        return folder.resolve(org.hex()).resolve(hex.substring(hex.length() - 2)).resolve(hex);
    }

    /// A row may only speak of bytes that outlive a power cut.
    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static Unavailable unavailable(IOException fault) {
        return new Unavailable("files cannot be kept: " + fault.getMessage(), fault);
    }
}
