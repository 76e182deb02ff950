package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The user that PostgreSQL's processes run as: ourselves, or an unprivileged one when we are root,
/// whom PostgreSQL refuses. `prefix` is what a command must start with, empty where there is no
/// `setpriv`.
record Account(Optional<Owner> owner, List<String> prefix) {
    /// As the file system counts users and groups.
    record Owner(int uid, int gid) {
        private static final Owner NOBODY = new Owner(65534, 65534);

        static Owner of(Path file) throws IOException {
            return new Owner(
                    (int) Files.getAttribute(file, "unix:uid"),
                    (int) Files.getAttribute(file, "unix:gid"));
        }

        boolean isRoot() {
            return uid == 0;
        }
    }

    private static final Path SELF = Path.of("/proc/self");

    /// Lets a process pass folders that are closed to its user, as `/root` or a temporary folder
    /// is, also where it asks beforehand whether it may.
    private static final List<String> PASSING =
            List.of(
                    "--inh-caps=+dac_read_search",
                    "--ambient-caps=+dac_read_search",
                    "--securebits=+no_setuid_fixup");

    /// Who is to run `programs` on the files of `place`.
    static Account of(Place place, Programs programs) throws IOException {
        var setpriv = Command.find("setpriv");
        if (!Files.exists(SELF) || !Owner.of(SELF).isRoot()) {
            return new Account(
                    Optional.empty(),
                    setpriv.map(found -> List.of(found, "--no-new-privs")).orElse(List.of()));
        }
        if (setpriv.isEmpty()) {
            throw new Unstartable(
                    "PostgreSQL does not run as root, and there is no setpriv to run it as somebody else: install util-linux, or start the server as another user.");
        }
        var owner = owner(place.cluster());
        for (var more : List.of(List.<String>of(), PASSING)) {
            var account = new Account(Optional.of(owner), prefix(setpriv.get(), owner, more));
            if (account.reaches(place, programs)) {
                return account;
            }
        }
        throw new Unstartable(
                "PostgreSQL does not run as root, and user %d, whom it is to run as, cannot reach %s: choose a data directory that everybody may pass to."
                        .formatted(owner.uid(), place.home()));
    }

    List<String> running(String... command) {
        return Stream.concat(prefix.stream(), Stream.of(command)).toList();
    }

    /// As `running`, for what must end with us and with nothing else: the kernel interrupts it when
    /// the thread that started it dies, and a Ctrl-C of the terminal does not reach it.
    List<String> serving(List<String> command) {
        if (prefix.isEmpty()) {
            return command;
        }
        var session = Command.find("setsid").stream();
        return Stream.of(session, prefix.stream(), Stream.of("--pdeathsig=INT"), command.stream())
                .flatMap(each -> each)
                .toList();
    }

    /// Hands over a file, or a folder with all that is in it.
    void take(Path top) throws IOException {
        if (owner.isEmpty() || Owner.of(top).equals(owner.get())) {
            return;
        }
        try (var files = Files.walk(top)) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:uid", owner.get().uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", owner.get().gid(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean reaches(Place place, Programs programs) throws IOException {
        return Command.passes(running(programs.postgres(), "--version"))
                && Command.passes(running("test", "-x", place.home().toString()));
    }

    private static List<String> prefix(String setpriv, Owner owner, List<String> more) {
        var user =
                Stream.of(
                        setpriv,
                        "--reuid=" + owner.uid(),
                        "--regid=" + owner.gid(),
                        "--clear-groups",
                        "--no-new-privs");
        return Stream.concat(user, more.stream()).toList();
    }

    /// Whose the data are; at first, the system's `postgres` or nobody.
    private static Owner owner(Path cluster) throws IOException {
        if (Files.exists(cluster) && !Owner.of(cluster).isRoot()) {
            return Owner.of(cluster);
        }
        return Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":"))
                .filter(user -> user[0].equals("postgres"))
                .map(user -> new Owner(Integer.parseInt(user[2]), Integer.parseInt(user[3])))
                .findFirst()
                .orElse(Owner.NOBODY);
    }
}
