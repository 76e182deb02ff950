package dev.runsheet.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Reads a single JSON value as text.
final class Scalar {
    private static final int MOST_DIGITS = 400;

    private Scalar() {}

    /// The text of a string, number or boolean; empty for anything else, and for a number too long
    /// to be written out.
    static Optional<String> text(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Boolean bool -> Optional.of(bool.toString());
            case Integer number -> Optional.of(number.toString());
            case Long number -> Optional.of(number.toString());
            case BigInteger number when number.bitLength() <= 3 * MOST_DIGITS ->
                    Optional.of(number.toString());
            case BigDecimal number
                    when number.precision() <= MOST_DIGITS
                            && Math.abs((long) number.scale()) <= MOST_DIGITS ->
                    Optional.of(number.stripTrailingZeros().toPlainString());
            case Double number when Double.isFinite(number) ->
                    Optional.of(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
            case null, default -> Optional.empty();
        };
    }
}
