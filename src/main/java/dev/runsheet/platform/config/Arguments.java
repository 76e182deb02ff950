package dev.runsheet.platform.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was said on the command line: what to do, and options that each have a value, but for those
/// that say all by themselves.
public record Arguments(Mode mode, Map<String, String> options) {
    public enum Mode {
        SERVE("--port", "--data", "--org", "--email"),
        DEMO("--port", "--data"),
        BACKUP("--file", "--data", "--without-key"),
        CHECK("--file"),
        RESTORE("--file", "--data"),
        MOVE("--data");

        private final List<String> known;

        Mode(String... known) {
            this.known = List.of(known);
        }
    }

    private static final Set<String> FLAGS = Set.of("--without-key");

    /// Throws `Misconfigured`.
    public static Arguments of(String... given) {
        var mode = mode(given.length == 0 ? "" : given[0]);
        var options = new HashMap<String, String>();
        for (int i = 1; i < given.length; i += 2) {
            if (!mode.known.contains(given[i])) {
                throw fault(
                        "There is no option %s; there are %s.",
                        given[i], String.join(", ", mode.known));
            }
            if (FLAGS.contains(given[i])) {
                options.put(given[i--], "");
                continue;
            }
            if (i + 1 == given.length || given[i + 1].startsWith("--")) {
                throw fault("The option %s needs a value.", given[i]);
            }
            options.put(given[i], given[i + 1]);
        }
        if (options.containsKey("--org") != options.containsKey("--email")) {
            throw fault("The options --org and --email go together.");
        }
        return new Arguments(mode, Map.copyOf(options));
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public boolean has(String flag) {
        return options.containsKey(flag);
    }

    /// The environment with what the command line says instead.
    public Map<String, String> over(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        option("--port").ifPresent(port -> all.put("RUNSHEET_PORT", port));
        option("--data").ifPresent(data -> all.put("RUNSHEET_DATA", data));
        return all;
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                fault(
                                        "Say serve, demo, backup, check, restore or move first, not \"%s\".",
                                        word));
    }

    private static Misconfigured fault(String sentence, Object... parts) {
        return new Misconfigured(List.of(sentence.formatted(parts)));
    }
}
