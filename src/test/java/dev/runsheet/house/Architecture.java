package dev.runsheet.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the house asks of one class; every fault is a sentence.
final class Architecture {
    private static final List<String> BANNED =
            List.of(
                    "Service", "Manager", "Impl", "Helper", "Helpers", "Util", "Utils", "Dto",
                    "Entity", "Model");
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.lang.System.currentTimeMillis");
    private static final String HTTP = PackageMap.ROOT + ".platform.http";
    private static final String JDBI = "org.jdbi.";
    private static final String HANDLE = "org.jdbi.v3.core.Handle.";
    private static final Set<String> STATEMENTS =
            Set.of(
                    "createQuery",
                    "createUpdate",
                    "createBatch",
                    "createCall",
                    "createScript",
                    "prepareBatch",
                    "select",
                    "execute",
                    "attach");

    private Architecture() {}

    static List<String> faults(Compiled compiled) {
        var faults = new ArrayList<String>();
        var home = PackageMap.name(compiled.name());
        if (!PackageMap.isKnown(home)) {
            faults.add(
                    compiled.name()
                            + ": package `"
                            + home
                            + "` has no level; give it one in PackageMap");
        }
        if (home.isEmpty() && !Compiled.simple(compiled.name()).equals("Main")) {
            faults.add(compiled.name() + ": only Main lives in " + PackageMap.ROOT);
        }
        name(compiled, faults);
        for (var used : compiled.uses()) {
            PackageMap.fault(home, used)
                    .ifPresent(
                            fault -> faults.add(compiled.name() + " sees " + used + ": " + fault));
        }
        layers(compiled, home, faults);
        return faults;
    }

    private static void name(Compiled compiled, List<String> faults) {
        for (var suffix : BANNED) {
            if (compiled.name().endsWith(suffix)) {
                faults.add(compiled.name() + ": no class is named a " + suffix);
            }
        }
    }

    private static void layers(Compiled compiled, String home, List<String> faults) {
        if (home.startsWith("platform.")) {
            return;
        }
        var file = Compiled.simple(compiled.name());
        boolean isDoor = file.equals("Main") || file.endsWith("Api") || file.endsWith("Page");
        boolean isStore = file.endsWith("Store");
        boolean decides = compiled.isRecord() && !isDoor && !isStore;
        boolean renders = file.endsWith("Json");
        for (var used : compiled.uses()) {
            var sees = compiled.name() + " sees " + used + ": ";
            if (!isDoor && used.startsWith(HTTP + ".")) {
                faults.add(sees + "only an Api, a Page and Main see HTTP");
            }
            boolean isOurStore = PackageMap.isOurs(used) && Compiled.simple(used).endsWith("Store");
            if ((decides || renders) && (used.startsWith(JDBI) || isOurStore)) {
                faults.add(sees + "a record or a Json sees no store and no transaction");
            }
        }
        for (var member : compiled.members()) {
            var calls = compiled.name() + " calls " + member + ": ";
            if (CLOCKS.contains(member) && !file.equals("Main")) {
                faults.add(calls + "the time is a parameter");
            }
            if (!isStore
                    && member.startsWith(HANDLE)
                    && STATEMENTS.contains(member.substring(HANDLE.length()))) {
                faults.add(calls + "statements are made in a Store");
            }
        }
    }
}
