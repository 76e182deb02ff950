package dev.runsheet.custom;

import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.form.Email;
import dev.runsheet.platform.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the value of a custom field may be (platform spec 17).
enum ValueType {
    TEXT,
    TEXTAREA,
    NUMBER,
    BOOLEAN,
    DATE,
    EMAIL,
    URL,
    RADIO,
    DROPDOWN,
    MULTISELECT,
    TABLE;

    private static final int MOST_TEXT = 2_000;
    private static final int MOST_TEXTAREA = 30_000;
    private static final int MOST_ROWS = 200;
    private static final int MOST_DIGITS = 100;
    private static final Pattern NUMBER_TEXT =
            Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,10})?");

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ValueType> of(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    boolean hasOptions() {
        return this == RADIO || this == DROPDOWN || this == MULTISELECT;
    }

    boolean hasColumns() {
        return this == TABLE;
    }

    /// How `value`, which is not null, is stored under `key`; empty when it is none for it.
    Optional<?> stored(Key key, Object value) {
        return switch (this) {
            case TEXT -> text(value, MOST_TEXT);
            case TEXTAREA -> text(value, MOST_TEXTAREA);
            case NUMBER -> number(value);
            case BOOLEAN -> flag(value);
            case DATE -> text(value, MOST_TEXT).filter(each -> Dates.read(each).isPresent());
            case EMAIL -> text(value, MOST_TEXT).filter(Email::isAddress);
            case URL -> text(value, MOST_TEXT).filter(Body::isUrl);
            case RADIO, DROPDOWN -> Optional.of(value).filter(each -> isOption(key, each));
            case MULTISELECT -> picks(key, value);
            case TABLE -> rows(key, value);
        };
    }

    /// Whether the text is written as JSON writes numbers of a sensible length.
    static boolean isNumber(String text) {
        return NUMBER_TEXT.matcher(text).matches();
    }

    /// What to say of a value that is none.
    String complaint() {
        return switch (this) {
            case TEXT -> "must be a string of at most " + MOST_TEXT + " characters.";
            case TEXTAREA -> "must be a string of at most " + MOST_TEXTAREA + " characters.";
            case NUMBER -> "must be a number.";
            case BOOLEAN -> "must be true or false.";
            case DATE -> "is not a valid date.";
            case EMAIL -> "must be a valid email address.";
            case URL -> "format is invalid.";
            case RADIO, DROPDOWN -> "must be one of the options.";
            case MULTISELECT -> "must be a list of different options.";
            case TABLE ->
                    "must be a list of at most " + MOST_ROWS + " rows, each an object by column.";
        };
    }

    private static Optional<String> text(Object value, int most) {
        return value instanceof String text && text.codePointCount(0, text.length()) <= most
                ? Optional.of(text)
                : Optional.empty();
    }

    /// Also one that is written as a string.
    private static Optional<?> number(Object value) {
        return switch (value) {
            case String text when isNumber(text) -> Optional.of(Json.read(text));
            case Number number when isSensible(number) -> Optional.of(number);
            default -> Optional.empty();
        };
    }

    private static boolean isSensible(Number number) {
        return Double.isFinite(number.doubleValue()) && number.toString().length() <= MOST_DIGITS;
    }

    private static Optional<Boolean> flag(Object value) {
        return Body.of(Map.of("value", value)).flag("value");
    }

    private static boolean isOption(Key key, Object value) {
        return value instanceof String && key.options().contains(value);
    }

    private static Optional<List<?>> picks(Key key, Object value) {
        return value instanceof List<?> picks
                        && picks.stream().allMatch(each -> isOption(key, each))
                        && new HashSet<>(picks).size() == picks.size()
                ? Optional.of(picks)
                : Optional.empty();
    }

    private static Optional<List<?>> rows(Key key, Object value) {
        return value instanceof List<?> rows
                        && rows.size() <= MOST_ROWS
                        && rows.stream().allMatch(row -> isRow(key, row))
                ? Optional.of(rows)
                : Optional.empty();
    }

    private static boolean isRow(Key key, Object row) {
        return row instanceof Map<?, ?> cells
                && cells.entrySet().stream()
                        .allMatch(
                                cell ->
                                        key.columns().contains(cell.getKey())
                                                && isCell(cell.getValue()));
    }

    private static boolean isCell(Object value) {
        return value == null
                || value instanceof Boolean
                || text(value, MOST_TEXT).isPresent()
                || value instanceof Number && number(value).isPresent();
    }
}
