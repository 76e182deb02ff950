package dev.runsheet.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The header that makes a browser save a file under its name instead of showing it: for old
/// clients in ASCII, for all others as RFC 6266 says it.
final class Disposition {
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    static String of(String name) {
        return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String ascii(String name) {
        return name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (var each : name.getBytes(StandardCharsets.UTF_8)) {
            char one = (char) (each & 0xff);
            if (one < 0x80 && (Character.isLetterOrDigit(one) || PLAIN.indexOf(one) >= 0)) {
                encoded.append(one);
            } else {
                encoded.append('%').append("%02x".formatted((int) one).toUpperCase(Locale.ROOT));
            }
        }
        return encoded.toString();
    }
}
