package dev.runsheet.rule;

import dev.runsheet.base.Dates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks about the answer to a field (templates spec 8.4). An operation that makes no sense for the
/// kind of field is false.
record FieldQuestion(Condition condition, Facts.Answer answer) {
    private static final Set<String> LISTS = Set.of("multiselect", "file", "table");
    private static final String PEOPLE = "assignees_form";
    private static final int MOST_DIGITS = 400;
    private static final int A_DAY_AS_TEXT = 10;

    boolean holds() {
        return switch (condition.operation()) {
            case "is_empty" -> isEmpty();
            case "is_not_empty" -> !isEmpty();
            default -> !answer.type().equals(PEOPLE) && holdsForTexts();
        };
    }

    private boolean holdsForTexts() {
        return switch (condition.operation()) {
            case "contains" -> contains();
            case "not_contains" -> !contains();
            case "equals" -> equalsStatement();
            case "not_equals" -> !equalsStatement();
            case "equals_any" -> equalsAny();
            case "greater_than" -> comparison().stream().anyMatch(sign -> sign > 0);
            case "greater_than_or_equal" -> comparison().stream().anyMatch(sign -> sign >= 0);
            case "less_than" -> comparison().stream().anyMatch(sign -> sign < 0);
            case "less_than_or_equal" -> comparison().stream().anyMatch(sign -> sign <= 0);
            default -> false;
        };
    }

    private boolean isEmpty() {
        var texts = answer.texts();
        return !answer.isFilled() || !texts.isEmpty() && texts.stream().allMatch(String::isBlank);
    }

    /// An empty list contains nothing; an empty text contains the empty text.
    private boolean contains() {
        var needle = lower(condition.text());
        var texts = texts();
        return texts.isEmpty() && !isList()
                ? needle.isEmpty()
                : texts.stream().anyMatch(text -> lower(text).contains(needle));
    }

    private boolean equalsStatement() {
        if (isEmpty()) {
            return false;
        }
        var asDates = dateComparison();
        var wanted = lower(condition.text());
        return asDates.isPresent()
                ? asDates.getAsInt() == 0
                : texts().stream().anyMatch(text -> lower(text).equals(wanted));
    }

    /// The whole statement is an alternative too, for an option that has a comma in itself.
    private boolean equalsAny() {
        var wanted =
                condition.alternatives().stream()
                        .map(each -> lower(each.strip()))
                        .collect(Collectors.toSet());
        wanted.add(lower(condition.text().strip()));
        return !isEmpty()
                && texts().stream().anyMatch(text -> wanted.contains(lower(text.strip())));
    }

    /// The sign of the answer less the statement; empty when they are not two dates or two numbers.
    private OptionalInt comparison() {
        var texts = texts();
        if (isList() || texts.size() != 1) {
            return OptionalInt.empty();
        }
        var asDates = dateComparison();
        var left = number(texts.getFirst());
        var right = number(condition.text());
        return asDates.isPresent() || left.isEmpty() || right.isEmpty()
                ? asDates
                : OptionalInt.of(left.get().compareTo(right.get()));
    }

    /// A statement without a time of day is compared by the day.
    private OptionalInt dateComparison() {
        var wanted = Dates.read(condition.text());
        var given = answer.date();
        if (wanted.isEmpty() || given.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean byDay = condition.text().strip().length() == A_DAY_AS_TEXT;
        Instant at = byDay ? given.get().truncatedTo(ChronoUnit.DAYS) : given.get();
        return OptionalInt.of(at.compareTo(wanted.get()));
    }

    private List<String> texts() {
        var column = condition.column();
        return column == null || column.isBlank() || !answer.type().equals("table")
                ? answer.texts()
                : answer.texts(column);
    }

    private boolean isList() {
        return LISTS.contains(answer.type());
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
