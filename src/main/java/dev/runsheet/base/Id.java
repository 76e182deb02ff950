package dev.runsheet.base;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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
        var digits = "0".repeat(16);
        var high = Long.toHexString(id.getMostSignificantBits());
        var low = Long.toHexString(id.getLeastSignificantBits());
        return digits.substring(high.length()) + high + digits.substring(low.length()) + low;
    }

    /// The id in `text`, or empty when it is not 32 hex digits (case does not matter).
    static Optional<UUID> parse(String text) {
        if (text == null || !Clockwork.HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        var hex = text.toLowerCase(Locale.ROOT);
        return Optional.of(
                new UUID(
                        Long.parseUnsignedLong(hex.substring(0, 16), 16),
                        Long.parseUnsignedLong(hex.substring(16), 16)));
    }

    /// Holds what an interface cannot keep private.
    final class Clockwork {
        private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
        private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

        private Clockwork() {}
    }
}
