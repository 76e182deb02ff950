package dev.runsheet.rule;

import dev.runsheet.base.Body;
import java.util.List;
import java.util.Optional;

/// Reads the deadline of a rule's action. It knows the words of a step's deadline too.
final class ShiftForm {
    private static final List<String> UNITS =
            List.of("minutes", "hours", "days", "weeks", "months");
    private static final List<String> KEYS = List.of("value", "unit", "option");
    private static final int MOST = 1_000_000;

    private ShiftForm() {}

    /// What `deadline` of the action says; null when it is at fault.
    static Shift read(Body action) {
        if (!action.isSet("deadline")) {
            RuleForm.required(action, "deadline");
            return null;
        }
        return action.object("deadline").map(given -> read(action, given)).orElse(null);
    }

    private static Shift read(Body action, Body given) {
        KEYS.stream()
                .filter(key -> ConditionForm.isBlank(given, key))
                .forEach(
                        key ->
                                given.fault(
                                        key,
                                        "The "
                                                + given.path(key)
                                                + " field is required with "
                                                + action.path("deadline")
                                                + "."));
        boolean hasValue = !ConditionForm.isBlank(given, "value");
        int value = hasValue ? given.integer("value", 0, MOST).orElse(0) : 0;
        var unit = chosen(given, "unit", unit(given.raw("unit")));
        var option = chosen(given, "option", option(given.raw("option")));
        return new Shift(value, unit.orElse(null), option.filter("before"::equals).isPresent());
    }

    private static Optional<String> chosen(Body given, String key, Optional<String> word) {
        if (word.isEmpty() && !ConditionForm.isBlank(given, key)) {
            RuleForm.selected(given, key);
        }
        return word;
    }

    private static Optional<String> unit(Object word) {
        return UNITS.stream()
                .filter(unit -> unit.equals(word) || unit.equals(word + "s"))
                .findFirst();
    }

    private static Optional<String> option(Object word) {
        return switch (word) {
            case String text when text.equals("before") || text.equals("prior_to") ->
                    Optional.of("before");
            case String text when text.equals("from") || text.equals("after") ->
                    Optional.of("from");
            case null, default -> Optional.empty();
        };
    }
}
