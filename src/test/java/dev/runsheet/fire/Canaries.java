package dev.runsheet.fire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The secrets of a server, by what they are, and the places where one was found that should hold
/// none. A secret is looked for as it is and in the ways of writing it that anybody could undo.
final class Canaries {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> forms = new LinkedHashMap<>();
    private final Set<String> found = new TreeSet<>();

    /// One that callers have.
    String add(String what, Object value) {
        values.put(what, value.toString());
        return keep(what, value.toString());
    }

    /// One that only the server has.
    String keep(String what, String value) {
        forms.put(what, forms(value));
        return value;
    }

    Map<String, String> ofCallers() {
        return Map.copyOf(values);
    }

    void lookIn(String place, String text) {
        forms.forEach(
                (what, ways) -> {
                    if (ways.stream().anyMatch(text::contains)) {
                        found.add(what + " in " + place);
                    }
                });
    }

    /// Such as `the password in table account`.
    Set<String> found() {
        return Set.copyOf(found);
    }

    private static Set<String> forms(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var hex = HexFormat.of().formatHex(bytes);
        var forms = new ArrayList<>(List.of(value, hex, hex.toUpperCase(Locale.ROOT)));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            forms.add(within(bytes, before, Base64.getEncoder()));
            forms.add(within(bytes, before, Base64.getUrlEncoder()));
        }
        return new TreeSet<>(forms);
    }

    /// What of the value stands in the base64 of a longer text, where `before` bytes are in front.
    private static String within(byte[] value, int before, Base64.Encoder encoder) {
        var padded = new byte[before + value.length];
        System.arraycopy(value, 0, padded, before, value.length);
        var whole = encoder.encodeToString(Arrays.copyOf(padded, padded.length / 3 * 3));
        return whole.substring(before == 0 ? 0 : 4);
    }
}
