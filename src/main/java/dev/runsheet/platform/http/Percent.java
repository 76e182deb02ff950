package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Decodes the percent signs of paths, queries and forms, once and strictly.
final class Percent {
    private Percent() {}

    /// In a path a plus is a plus.
    static String path(String raw) {
        return raw.indexOf('%') < 0 && isPlain(raw) ? raw : decode(raw, false);
    }

    /// In a query or a form a plus is a space.
    static String query(String raw) {
        return raw.indexOf('%') < 0 && raw.indexOf('+') < 0 && isPlain(raw)
                ? raw
                : decode(raw, true);
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!isPrintable(raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(char each) {
        return each >= ' ' && each < 0x7f;
    }

    private static String decode(String raw, boolean isPlusSpace) {
        var bytes = new byte[raw.length()];
        var length = 0;
        for (int i = 0; i < raw.length(); i++) {
            var each = raw.charAt(i);
            if (each == '%') {
                bytes[length++] = (byte) octet(raw, i);
                i += 2;
            } else if (each == '+' && isPlusSpace) {
                bytes[length++] = ' ';
            } else if (isPrintable(each)) {
                bytes[length++] = (byte) each;
            } else {
                // Beyond ASCII the library has lost which bytes these were.
                throw malformed().refuse();
            }
        }
        return text(bytes, length);
    }

    private static int octet(String raw, int at) {
        var high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
        var low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed().refuse();
        }
        return high * 16 + low;
    }

    private static String text(byte[] bytes, int length) {
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString();
            if (text.indexOf('\0') >= 0) {
                throw malformed().refuse();
            }
            return text;
        } catch (CharacterCodingException _) {
            throw malformed().refuse();
        }
    }

    private static Problem malformed() {
        return new Problem.Malformed("The URL is not properly percent-encoded.");
    }
}
