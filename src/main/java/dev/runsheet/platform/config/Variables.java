package dev.runsheet.platform.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The variables of an environment that are ours, read one by one; what is wrong is collected, and
/// so is what nobody asked for.
final class Variables {
    private static final String OURS = "RUNSHEET_";

    /// Farther apart, two words are no slip of the finger.
    private static final int SLIPS = 4;

    private final Map<String, String> environment;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Empty when it is not set, or set to nothing.
    Optional<String> text(String name) {
        known.add(OURS + name);
        return Optional.ofNullable(environment.get(OURS + name)).filter(text -> !text.isBlank());
    }

    int whole(String name, int least, int most, int otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, with what it must be.
        }
        fault(name, "must be a whole number from " + least + " to " + most, text.get());
        return otherwise;
    }

    /// Empty when it is not set: there is no limit.
    OptionalInt limit(String name, int least, int most) {
        return text(name).isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(whole(name, least, most, most));
    }

    boolean flag(String name, boolean otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                fault(name, "must be true or false", text.get());
                yield otherwise;
            }
        };
    }

    /// One of the words of an enum, as `per-example`.
    <E extends Enum<E>> E word(String name, E otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var words = otherwise.getDeclaringClass().getEnumConstants();
        for (var each : words) {
            if (word(each).equals(text.get().strip().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        var all = Arrays.stream(words).map(Variables::word).collect(Collectors.joining(", "));
        fault(name, "must be one of " + all, text.get());
        return otherwise;
    }

    void fault(String name, String must, String is) {
        faults.add("%s%s %s, and is \"%s\".".formatted(OURS, name, must, is));
    }

    /// Throws what was wrong, all of it.
    void finish() {
        environment.keySet().stream()
                .filter(name -> name.startsWith(OURS) && !known.contains(name))
                .sorted()
                .forEach(name -> faults.add(name + " is no setting of ours" + meant(name)));
        if (!faults.isEmpty()) {
            throw new Misconfigured(faults);
        }
    }

    private String meant(String name) {
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(name, each)))
                .filter(nearest -> distance(name, nearest) <= SLIPS)
                .map(nearest -> ": did you mean " + nearest + "?")
                .orElse("; we know " + String.join(", ", known) + ".");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How many letters must be put in, taken out or changed (Levenshtein).
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
