package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the archive that comes with ours.
record Programs(Path folder) {
    String initdb() {
        return path("initdb");
    }

    String postgres() {
        return path("postgres");
    }

    String pgCtl() {
        return path("pg_ctl");
    }

    /// Its data can be read by no other.
    String major() throws IOException {
        var version = Command.run(List.of(postgres(), "--version"), "");
        return version.replaceFirst("(?s)\\D*(\\d+).*", "$1");
    }

    private String path(String program) {
        return folder.resolve("bin").resolve(program).toString();
    }

    /// Unpacks them below `home` unless they are there. A folder is named after its archive and
    /// appears whole or not at all, so that neither an upgrade nor a killed start leaves a mixture.
    static Programs under(Path home) throws IOException {
        var archive = archive();
        var folder = home.resolve("programs-" + fingerprint(archive));
        if (Files.isDirectory(folder)) {
            return new Programs(folder);
        }
        Files.createDirectories(home);
        var half = Files.createTempDirectory(home, "unpacking-");
        try {
            unpack(archive, half);
            Files.setPosixFilePermissions(half, permissions(0755));
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // Another server was faster; its folder is as good.
        } finally {
            delete(half);
        }
        return new Programs(folder);
    }

    private static URL archive() {
        var name = "/postgres-" + system() + "-" + machine() + ".txz";
        var found = Programs.class.getResource(name);
        if (found == null) {
            throw new Unstartable(
                    "This build brings no PostgreSQL for this machine (%s); set RUNSHEET_DATABASE_URL to one of yours."
                            .formatted(name.substring(1)));
        }
        return found;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                ? "darwin"
                : "linux";
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
    }

    private static String fingerprint(URL archive) throws IOException {
        var connection = (JarURLConnection) archive.openConnection();
        return HexFormat.of().toHexDigits((int) connection.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream packed = archive.openStream();
                var entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                unpack(entry, entries, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                return;
            }
            Files.copy(content, file);
        }
        // Whatever the umask: the user that runs them need not be the one who unpacks.
        Files.setPosixFilePermissions(file, permissions(entry.getMode() | 0444));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var order = PosixFilePermission.values();
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < order.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                permissions.add(order[i]);
            }
        }
        return permissions;
    }

    /// Deletes what a killed first start left half done.
    static void sweep(Path home) throws IOException {
        try (var files = Files.newDirectoryStream(home, "{creating,unpacking}-*")) {
            for (var half : files) {
                delete(half);
            }
        }
    }

    /// With all that is in it, if it is there at all.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
