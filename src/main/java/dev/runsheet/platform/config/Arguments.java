package dev.runsheet.platform.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was said on the command line: `serve` or `demo`, and options that each have a value.
public record Arguments(Mode mode, Map<String, String> options) {
    public enum Mode {
        SERVE,
        DEMO
    }

    private static final List<String> COMMON = List.of("--port", "--data");
    private static final List<String> OF_SERVE = List.of("--port", "--data", "--org", "--email");

    /// Throws `Misconfigured`.
    public static Arguments of(String... given) {
        var mode = mode(given.length == 0 ? "" : given[0]);
        var known = mode == Mode.SERVE ? OF_SERVE : COMMON;
        var options = new HashMap<String, String>();
        for (int i = 1; i < given.length; i += 2) {
            if (!known.contains(given[i])) {
                throw fault(
                        "There is no option %s; there are %s.", given[i], String.join(", ", known));
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

    /// The environment with what the command line says instead.
    public Map<String, String> over(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        option("--port").ifPresent(port -> all.put("RUNSHEET_PORT", port));
        option("--data").ifPresent(data -> all.put("RUNSHEET_DATA", data));
        return all;
    }

    private static Mode mode(String word) {
        return switch (word) {
            case "serve" -> Mode.SERVE;
            case "demo" -> Mode.DEMO;
            default -> throw fault("Say serve or demo first, not \"%s\".", word);
        };
    }

    private static Misconfigured fault(String sentence, Object... parts) {
        return new Misconfigured(List.of(sentence.formatted(parts)));
    }
}
