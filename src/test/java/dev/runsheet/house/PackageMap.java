package dev.runsheet.house;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The packages of the product, each with its level; arrows between them point down.
final class PackageMap {
    static final String ROOT = "dev.runsheet";
    private static final int PURE = 0;
    private static final int PLATFORM = 1;

    private static final Map<String, Integer> LEVELS = new TreeMap<>();

    static {
        level(PURE, "base", "form", "rule", "deadline");
        level(PLATFORM, "platform.db", "platform.http", "platform.json", "platform.job");
        level(PLATFORM, "platform.mail", "platform.blob", "platform.config", "platform.postgres");
        level(PLATFORM, "platform.html", "platform.outbound", "platform.oidc");
        level(2, "activity", "letter");
        level(3, "people");
        level(4, "comment", "snippet", "attachment", "feed", "custom");
        level(5, "template", "task");
        level(6, "run");
        level(7, "file", "tag", "folder", "search", "notify", "webhook", "report");
        level(8, "web", "demo", "backup");
        level(9, "server");
        level(10, "");
    }

    /// Libraries that only one package talks to.
    private static final Map<String, String> OWNERS =
            Map.ofEntries(
                    Map.entry("java.sql", "platform.db"),
                    Map.entry("com.zaxxer", "platform.db"),
                    Map.entry("org.postgresql", "platform.db"),
                    Map.entry("org.flywaydb", "platform.db"),
                    Map.entry("org.apache.commons.compress", "platform.postgres"),
                    Map.entry("org.tukaani", "platform.postgres"),
                    Map.entry("tools.jackson", "platform.json"),
                    Map.entry("com.fasterxml.jackson", "platform.json"),
                    Map.entry("io.helidon", "platform.http"),
                    Map.entry("io.micrometer", "platform.http"),
                    Map.entry("com.github.kagkarlsson", "platform.job"),
                    Map.entry("jakarta.mail", "platform.mail"),
                    Map.entry("org.apache.commons.fileupload2", "platform.http"),
                    Map.entry("software.amazon.awssdk", "platform.blob"),
                    Map.entry("org.apache.hc", "platform.outbound"),
                    Map.entry("org.apache.tika", "file"),
                    Map.entry("org.owasp", "platform.html"),
                    Map.entry("gg.jte", "web"),
                    Map.entry("com.nimbusds", "platform.oidc"),
                    Map.entry("de.siegmar.fastcsv", "report"),
                    Map.entry("org.bouncycastle", "people"),
                    Map.entry("org.yaml.snakeyaml", "web"));

    /// The one name of JDBC that the library behind `platform.job` asks for.
    private static final String POOL = "javax.sql.DataSource";

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.");
    private static final String UUIDS = "com.fasterxml.uuid";

    private PackageMap() {}

    private static void level(int level, String... names) {
        for (var name : names) {
            LEVELS.put(name, level);
        }
    }

    static boolean isOurs(String className) {
        return className.startsWith(ROOT + ".");
    }

    /// Our name of the package of one of our classes: `platform.db`, and empty for the root.
    static String name(String className) {
        var whole = Compiled.packageOf(className);
        return whole.equals(ROOT) ? "" : whole.substring(ROOT.length() + 1);
    }

    /// What is wrong with a class of `from` naming `used`, as the end of a sentence.
    static Optional<String> fault(String from, String used) {
        return isOurs(used) ? ourFault(from, name(used)) : libraryFault(from, used);
    }

    static boolean isKnown(String name) {
        return LEVELS.containsKey(name);
    }

    private static Optional<String> ourFault(String from, String to) {
        if (from.equals(to) || to.equals("base") || !isKnown(from) || !isKnown(to)) {
            return Optional.empty();
        }
        int above = LEVELS.get(from);
        int below = LEVELS.get(to);
        if (above == PURE || above == PLATFORM && below == PURE) {
            return Optional.of(
                    "`" + from + "` sees only `base`" + (above == PURE ? "" : " below it"));
        }
        if (above == PLATFORM && below == PLATFORM || below < above) {
            return Optional.empty();
        }
        return Optional.of(
                above == below
                        ? "`" + from + "` and `" + to + "` are siblings"
                        : "`" + from + "` lies below `" + to + "`");
    }

    private static Optional<String> libraryFault(String from, String used) {
        for (var owner : OWNERS.entrySet()) {
            if (used.startsWith(owner.getKey() + ".") && !owner.getValue().equals(from)) {
                return Optional.of("only `" + owner.getValue() + "` sees " + owner.getKey());
            }
        }
        if (used.startsWith("javax.sql.") && !isPool(from, used)) {
            return Optional.of("only `platform.db` sees javax.sql");
        }
        boolean isJdk = JDK.stream().anyMatch(used::startsWith);
        boolean isUuids = from.equals("base") && used.startsWith(UUIDS);
        return isKnown(from) && LEVELS.get(from) == PURE && !isJdk && !isUuids
                ? Optional.of("`" + from + "` sees no library")
                : Optional.empty();
    }

    private static boolean isPool(String from, String used) {
        return from.equals("platform.db") || from.equals("platform.job") && used.equals(POOL);
    }
}
