package dev.runsheet.base;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// What every id has: a UUIDv7 inside (so that newer sorts after older), 32 lower-case hex on the
/// wire.
public interface Id {
    UUID value();

    default String hex() {
        return hex(value());
    }

    static UUID next() {
        return Clockwork.IDS.generate();
    }

    static String hex(UUID id) {
        var digits = HexFormat.of();
        return digits.toHexDigits(id.getMostSignificantBits())
                + digits.toHexDigits(id.getLeastSignificantBits());
    }

    /// The id in `text`, or empty when it is not 32 hex digits (case does not matter).
    static Optional<UUID> parse(String text) {
        if (text == null || text.length() != 32 || !text.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return Optional.of(
                new UUID(
                        HexFormat.fromHexDigitsToLong(text, 0, 16),
                        HexFormat.fromHexDigitsToLong(text, 16, 32)));
    }

    /// Holds what an interface cannot keep private.
    final class Clockwork {
        private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

        private Clockwork() {}
    }
}
