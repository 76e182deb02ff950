package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The validation rules a text field may carry (templates spec 7.3); unknown ones are ignored.
final class Validation {
    private static final int LONGEST_NUMBER = 400;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,4})?");
    private static final Pattern ALPHA = Pattern.compile("[\\p{L}\\p{M}]*+");
    private static final Pattern ALPHA_NUM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]*+");
    private static final Pattern ALPHA_DASH = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]*+");

    private Validation() {}

    static List<FieldError> breaches(Field field, Object value, String path) {
        if (field.type() != FieldType.TEXT && field.type() != FieldType.TEXTAREA
                || !(value instanceof String text)
                || text.isBlank()) {
            return List.of();
        }
        var faults = new ArrayList<FieldError>();
        boolean isNumeric = field.validation().contains("numeric");
        for (var rule : field.validation()) {
            breach(rule, text, isNumeric)
                    .map(says -> new FieldError(path, "The " + field.label() + " " + says))
                    .ifPresent(faults::add);
        }
        return faults;
    }

    /// What the rule says against the text, as the rest of a sentence that begins with the label.
    private static Optional<String> breach(String rule, String text, boolean isNumeric) {
        int colon = rule.indexOf(':');
        var name = colon < 0 ? rule : rule.substring(0, colon);
        var bound = colon < 0 ? Optional.<BigDecimal>empty() : number(rule.substring(colon + 1));
        return switch (name) {
            case "numeric" -> unless(number(text).isPresent(), "must be a number.");
            case "email" -> unless(Email.isAddress(text), "must be a valid email address.");
            case "url" -> unless(Body.isUrl(text), "format is invalid.");
            case "alpha" -> unless(ALPHA.matcher(text).matches(), "may only contain letters.");
            case "alpha_num" ->
                    unless(
                            ALPHA_NUM.matcher(text).matches(),
                            "may only contain letters and numbers.");
            case "alpha_dash" ->
                    unless(
                            ALPHA_DASH.matcher(text).matches(),
                            "may only contain letters, numbers, dashes and underscores.");
            case "min" -> bound.flatMap(least -> tooSmall(text, least, isNumeric));
            case "max" -> bound.flatMap(most -> tooLarge(text, most, isNumeric));
            default -> Optional.empty();
        };
    }

    private static Optional<String> tooSmall(String text, BigDecimal least, boolean isNumeric) {
        return size(text, isNumeric)
                .filter(size -> size.compareTo(least) < 0)
                .map(_ -> "must be at least " + Scalar.text(least).orElse("") + unit(isNumeric));
    }

    private static Optional<String> tooLarge(String text, BigDecimal most, boolean isNumeric) {
        return size(text, isNumeric)
                .filter(size -> size.compareTo(most) > 0)
                .map(
                        _ ->
                                "may not be greater than "
                                        + Scalar.text(most).orElse("")
                                        + unit(isNumeric));
    }

    /// The number, or how many characters there are; empty for what should be a number but is none,
    /// which `numeric` reports already.
    private static Optional<BigDecimal> size(String text, boolean isNumeric) {
        return isNumeric
                ? number(text)
                : Optional.of(BigDecimal.valueOf(text.codePointCount(0, text.length())));
    }

    private static String unit(boolean isNumeric) {
        return isNumeric ? "." : " characters.";
    }

    private static Optional<BigDecimal> number(String text) {
        var trimmed = text.strip();
        return trimmed.length() <= LONGEST_NUMBER && NUMBER.matcher(trimmed).matches()
                ? Optional.of(new BigDecimal(trimmed))
                : Optional.empty();
    }

    private static Optional<String> unless(boolean isFine, String says) {
        return isFine ? Optional.empty() : Optional.of(says);
    }
}
