package dev.runsheet.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The header `Date`, made once a second; the library's own is in the zone of the machine, where
/// HTTP wants GMT.
final class Today {
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private record Second(long number, Header header) {}

    private static volatile Second latest = new Second(0, null);

    private Today() {}

    static Header header() {
        var number = System.currentTimeMillis() / 1_000;
        var known = latest;
        if (known.number() == number) {
            return known.header();
        }
        var text = HTTP.format(Instant.ofEpochSecond(number));
        var fresh = new Second(number, HeaderValues.createCached(HeaderNames.DATE, text));
        latest = fresh;
        return fresh.header();
    }
}
