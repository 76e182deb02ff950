package dev.runsheet.backup;

import dev.runsheet.platform.json.Json;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup as it is read. It is believed once it is checked.
final class Archive implements AutoCloseable {
    private static final int DIGITS = 64;
    private static final int BETWEEN = 2;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        manifest = manifest(path, zip);
    }

    /// Throws `Undone` when it is none of ours.
    static Archive open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Undone("There is no file " + path + ".");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (IOException fault) {
            throw new Undone("%s is no backup, or is cut off: %s.".formatted(path, fault), fault);
        }
        try {
            return new Archive(path, zip);
        } catch (IOException | RuntimeException fault) {
            zip.close();
            throw fault;
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        var entry = zip.getEntry(Part.MANIFEST);
        if (entry == null) {
            throw new Undone(path + " is no backup of Runsheet: it has no " + Part.MANIFEST + ".");
        }
        Manifest manifest;
        try (var bytes = zip.getInputStream(entry)) {
            manifest = Json.read(whole(bytes, entry), Manifest.class);
        } catch (RuntimeException | IOException fault) {
            throw new Undone(path + " is damaged: its manifest cannot be read.", fault);
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new Undone(
                    "%s has the format %d, and this version reads %d: use the version that wrote it, %s."
                            .formatted(
                                    path, manifest.format(), Manifest.FORMAT, manifest.version()));
        }
        return manifest;
    }

    /// The manifest vouches for all parts, and the sum of the archive for it.
    private static String whole(InputStream from, ZipEntry entry) throws IOException {
        var bytes = from.readAllBytes();
        var sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException("its sum differs");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Manifest manifest() {
        return manifest;
    }

    /// Reads all of it. Throws `Undone` when a part is altered, missing, or one too many.
    void check() throws IOException {
        var sums = new HashMap<String, String>();
        long parts = 0;
        try {
            agree(Part.SUMS, manifest.sums());
            for (var line : lines()) {
                var name = line.substring(DIGITS + BETWEEN);
                agree(name, line.substring(0, DIGITS));
                if (name.startsWith("tables/")) {
                    sums.put(name, line.substring(0, DIGITS));
                }
                parts++;
            }
        } catch (IOException fault) {
            throw new Undone("%s is damaged: %s.".formatted(path, fault), fault);
        }
        for (var table : manifest.tables()) {
            if (!table.sha256().equals(sums.remove(Part.table(table.name())))) {
                throw new Undone(path + " is damaged: the rows of " + table.name() + " differ.");
            }
        }
        if (!sums.isEmpty() || zip.size() != parts + 2) {
            throw new Undone(path + " is damaged: it holds more than it should.");
        }
    }

    private void agree(String name, String sha256) throws IOException {
        try (var bytes = open(name)) {
            if (!Digested.of(bytes).equals(sha256)) {
                throw new Undone("%s is damaged: %s is not what it was.".formatted(path, name));
            }
        }
    }

    /// What the part holds; whoever opens it closes it.
    InputStream open(String part) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw new FileNotFoundException(part + " is missing");
        }
        return zip.getInputStream(entry);
    }

    /// The names of the parts, in the order in which they were written.
    List<String> parts() throws IOException {
        return lines().stream().map(line -> line.substring(DIGITS + BETWEEN)).toList();
    }

    private List<String> lines() throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(open(Part.SUMS), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
