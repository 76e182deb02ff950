package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The user that PostgreSQL's processes run as: ourselves, or an unprivileged one when we are root,
/// whom PostgreSQL refuses.
record Account(int uid, int gid, List<String> prefix) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final Path SELF = Path.of("/proc/self");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /// Lets a process pass folders that are closed to its user, and nothing else that root may.
    private static final List<String> PASSING =
            List.of("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search");

    /// Who is to run `programs` on the files below `home`.
    static Account of(Place place, Programs programs) throws IOException {
        if (!Files.exists(SELF) || uid(SELF) != ROOT) {
            return new Account(
                    -1,
                    -1,
                    Files.isExecutable(SETPRIV)
                            ? List.of(SETPRIV.toString(), "--no-new-privs")
                            : List.of());
        }
        if (!Files.isExecutable(SETPRIV)) {
            throw new Unstartable(
                    "PostgreSQL does not run as root, and there is no setpriv to run it as somebody else: install util-linux, or start the server as another user.");
        }
        var user = user(place.cluster());
        for (var extra : List.of(List.<String>of(), PASSING)) {
            var account = new Account(user[0], user[1], prefix(user, extra));
            if (account.mayRun(List.of(programs.postgres().toString(), "--version"))
                    && account.mayRun(List.of("test", "-x", place.home().toString()))) {
                return account;
            }
        }
        throw new Unstartable(
                "The user %d that PostgreSQL is to run as cannot reach %s: choose a data directory that everybody may pass to."
                        .formatted(user[0], place.home()));
    }

    boolean isSelf() {
        return uid < 0;
    }

    /// `command` as this user runs it.
    List<String> running(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Hands over a file or a folder with all that is in it.
    void own(Path top) throws IOException {
        if (isSelf()) {
            return;
        }
        try (var files = Files.walk(top)) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", gid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean mayRun(List<String> command) throws IOException {
        var process =
                new ProcessBuilder(running(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IOException(fault);
        }
    }

    private static List<String> prefix(int[] user, List<String> extra) {
        var prefix =
                new ArrayList<>(
                        List.of(
                                SETPRIV.toString(),
                                "--reuid=" + user[0],
                                "--regid=" + user[1],
                                "--clear-groups",
                                "--no-new-privs"));
        prefix.addAll(extra);
        return List.copyOf(prefix);
    }

    /// Whose the data are; at first, the system's `postgres` or nobody.
    private static int[] user(Path cluster) throws IOException {
        if (Files.exists(cluster) && uid(cluster) != ROOT) {
            return new int[] {uid(cluster), (int) Files.getAttribute(cluster, "unix:gid")};
        }
        for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
            var parts = line.split(":");
            if (parts[0].equals("postgres")) {
                return new int[] {Integer.parseInt(parts[2]), Integer.parseInt(parts[3])};
            }
        }
        return new int[] {NOBODY, NOBODY};
    }

    private static int uid(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }
}
