package dev.runsheet.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an archive under a name that nobody takes for a backup; it has its own once it is whole,
/// on the disk, and read back.
final class Packing implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final Path to;
    private final Path half;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    /// A part writes itself and answers what is known of it then.
    interface Content<T> {
        T write(OutputStream to) throws IOException;
    }

    /// What was written, and its SHA-256.
    record Written<T>(T content, String sha256) {}

    private Packing(Path to, Path half) throws IOException {
        this.to = to;
        this.half = half;
        channel = FileChannel.open(half, StandardOpenOption.WRITE);
        zip =
                new ZipOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /// Nobody but its owner may read it. Throws `Undone` when there is such a file already.
    static Packing to(Path path) throws IOException {
        var to = path.toAbsolutePath();
        if (Files.exists(to)) {
            throw new Undone(to + " is there already: choose another name.");
        }
        if (Files.notExists(to.getParent())) {
            throw new Undone("There is no folder " + to.getParent() + ".");
        }
        var mine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var half =
                Files.createTempFile(to.getParent(), "." + to.getFileName() + ".", ".half", mine);
        // Also when we are told to stop in the middle.
        half.toFile().deleteOnExit();
        return new Packing(to, half);
    }

    <T> Written<T> part(String name, Content<T> content) throws IOException {
        zip.setLevel(Deflater.BEST_SPEED);
        return written(name, content);
    }

    /// What comes from outside is packed already, more often than not.
    long file(String name, InputStream bytes) throws IOException {
        zip.setLevel(Deflater.NO_COMPRESSION);
        return written(name, bytes::transferTo).content();
    }

    private <T> Written<T> written(String name, Content<T> content) throws IOException {
        var digest = Digested.fresh();
        zip.putNextEntry(new ZipEntry(name));
        var known = content.write(new DigestOutputStream(unclosed(), digest));
        zip.closeEntry();
        var sha256 = Digested.hex(digest);
        sums.append(sha256).append("  ").append(name).append('\n');
        return new Written<>(known, sha256);
    }

    /// The list of the parts; its SHA-256.
    String sums() throws IOException {
        return plain(Part.SUMS, sums.toString());
    }

    /// With this it is whole.
    void finish(Manifest manifest) throws IOException {
        plain(Part.MANIFEST, manifest.text());
        zip.finish();
        zip.flush();
        channel.force(true);
        channel.close();
        try (var archive = Archive.open(half)) {
            archive.check();
        }
        Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(half);
    }

    private String plain(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
        MessageDigest digest = Digested.fresh();
        digest.update(bytes);
        return Digested.hex(digest);
    }

    /// Whoever writes a part may close it, and not what it is a part of.
    private OutputStream unclosed() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                zip.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                zip.write(bytes, from, length);
            }
        };
    }
}
