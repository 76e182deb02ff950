package dev.runsheet.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A country of ISO 3166, whose id is its number there; `phoneCode` is empty where nobody can be
/// called.
record Country(int id, String iso2, String phoneCode) {
    private static final Map<Integer, Country> ALL = read();

    static Optional<Country> of(Object id) {
        return id instanceof Number number
                ? Optional.ofNullable(ALL.get(number.intValue()))
                : Optional.empty();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("name", Locale.of("", iso2).getDisplayCountry(Locale.ENGLISH));
        json.put("phone_code", phoneCode.isEmpty() ? null : phoneCode);
        json.put("iso2", iso2);
        return json;
    }

    private static Map<Integer, Country> read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Country.class.getResourceAsStream("countries.txt"),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(Country::line)
                    .collect(Collectors.toMap(Country::id, Function.identity()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Country line(String line) {
        var words = line.split(" ");
        return new Country(Integer.parseInt(words[0]), words[1], words.length > 2 ? words[2] : "");
    }
}
