package dev.runsheet.base;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A JSON object as it came, read key by key; every fault goes into `faults` under its dotted path,
/// and nothing throws until `refuseIfAny`. Values are plain: String, Boolean, Number (Integer,
/// Long, BigInteger, Double), List, Map, null.
public final class Body {
    private final Map<String, Object> values;
    private final String path;
    private final Faults faults;

    private Body(Map<String, Object> values, String path, Faults faults) {
        this.values = values;
        this.path = path;
        this.faults = faults;
    }

    public static Body of(Map<String, Object> values) {
        return new Body(values, "", new Faults());
    }

    /// The same faults, another object: `path` is what errors in it are prefixed with.
    public static Body of(Map<String, Object> values, String path, Faults faults) {
        return new Body(values, path, faults);
    }

    public Faults faults() {
        return faults;
    }

    public Map<String, Object> values() {
        return values;
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public void fault(String key, String message) {
        faults.add(path(key), message);
    }

    /// Present, be it with null.
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// Present and not null.
    public boolean isSet(String key) {
        return values.get(key) != null;
    }

    public Object raw(String key) {
        return values.get(key);
    }

    /// The first of `keys` that is present, or the first of all: for synonyms.
    public String firstOf(String... keys) {
        for (var key : keys) {
            if (has(key)) {
                return key;
            }
        }
        return keys[0];
    }

    public Optional<String> string(String key, int most) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            fault(key, "The " + words(key) + " must be a string.");
            return Optional.empty();
        }
        if (text.codePointCount(0, text.length()) > most) {
            fault(key, "The " + words(key) + " may not be greater than " + most + " characters.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /// A string that must be there and not blank; `""` when it is not (the fault is noted).
    public String requiredString(String key, int most) {
        var value = values.get(key);
        if (value == null || value instanceof String text && text.isBlank()) {
            fault(key, "The " + words(key) + " field is required.");
            return "";
        }
        return string(key, most).orElse("");
    }

    public Given<String> givenString(String key, int most) {
        return has(key) ? Given.of(string(key, most).orElse(null)) : Given.absent();
    }

    /// A string that may be absent but not blank or null when it is there: a title.
    public Given<String> givenTitle(String key, int most) {
        return has(key) ? Given.of(requiredString(key, most)) : Given.absent();
    }

    /// true, false, 1, 0, "1", "0", "true", "false"; null counts as absent (tasks spec 1.11).
    public Optional<Boolean> flag(String key) {
        var value = values.get(key);
        return switch (value) {
            case null -> Optional.empty();
            case Boolean bool -> Optional.of(bool);
            case Number number when number.doubleValue() == 1 -> Optional.of(true);
            case Number number when number.doubleValue() == 0 -> Optional.of(false);
            case String text when text.equals("1") || text.equalsIgnoreCase("true") ->
                    Optional.of(true);
            case String text when text.equals("0") || text.equalsIgnoreCase("false") ->
                    Optional.of(false);
            default -> {
                fault(key, "The " + words(key) + " field must be true or false.");
                yield Optional.empty();
            }
        };
    }

    public Given<Boolean> givenFlag(String key) {
        return flag(key).map(Given::of).orElse(Given.absent());
    }

    public OptionalInt integer(String key, int least, int most) {
        var value = values.get(key);
        if (value == null) {
            return OptionalInt.empty();
        }
        var number = whole(value);
        if (number.isEmpty()) {
            fault(key, "The " + words(key) + " must be an integer.");
            return OptionalInt.empty();
        }
        if (number.get() < least || number.get() > most) {
            fault(key, "The " + words(key) + " must be between " + least + " and " + most + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.toIntExact(number.get()));
    }

    public Given<Integer> givenInteger(String key, int least, int most) {
        var number = integer(key, least, most);
        return number.isPresent() ? Given.of(number.getAsInt()) : Given.absent();
    }

    /// A date in any form of the wire; null clears.
    public Given<Instant> givenInstant(String key) {
        return has(key) ? Given.of(instant(key).orElse(null)) : Given.absent();
    }

    public Optional<Instant> instant(String key) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        var read = value instanceof String text ? Dates.read(text) : Optional.<Instant>empty();
        if (read.isEmpty()) {
            fault(key, "The " + words(key) + " is not a valid date.");
        }
        return read;
    }

    /// An absolute http or https URL; null clears.
    public Given<String> givenUrl(String key) {
        if (!has(key)) {
            return Given.absent();
        }
        var text = string(key, 2000).filter(each -> !each.isEmpty());
        if (text.isPresent() && !isUrl(text.get())) {
            fault(key, "The " + words(key) + " format is invalid.");
            return Given.of(null);
        }
        return Given.of(text.orElse(null));
    }

    /// A member id: an integer or a numeric string (tasks spec C3).
    public Given<MemberId> givenMember(String key) {
        if (!has(key)) {
            return Given.absent();
        }
        if (values.get(key) == null) {
            return Given.of(null);
        }
        var id = member(values.get(key));
        if (id.isEmpty()) {
            fault(key, "The " + words(key) + " must be an integer.");
            return Given.absent();
        }
        return Given.of(id.get());
    }

    /// An id of 32 hex digits. Another shape is the fault `The selected … is invalid.`; null
    /// clears.
    public Given<String> givenHex(String key) {
        if (!has(key) || values.get(key) == null) {
            return has(key) ? Given.of(null) : Given.absent();
        }
        var id =
                values.get(key) instanceof String text
                        ? Id.parse(text)
                        : Optional.<java.util.UUID>empty();
        if (id.isEmpty()) {
            fault(key, "The selected " + words(key) + " is invalid.");
            return Given.absent();
        }
        return Given.of(Id.hex(id.get()));
    }

    /// The list under `key`; absent and null are empty.
    public List<Object> list(String key) {
        var value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        fault(key, "The " + words(key) + " must be an array.");
        return List.of();
    }

    /// The objects of the list under `key`, each with its own path; an entry that is no object is a
    /// fault.
    public List<Body> objects(String key) {
        var bodies = new ArrayList<Body>();
        var list = list(key);
        for (int i = 0; i < list.size(); i++) {
            var at = path(key) + "." + i;
            if (list.get(i) instanceof Map<?, ?> map) {
                bodies.add(new Body(plain(map), at, faults));
            } else {
                faults.add(at, "The " + words(at) + " must be an object.");
            }
        }
        return bodies;
    }

    /// The object under `key`, or empty when it is absent, null or something else (a fault).
    public Optional<Body> object(String key) {
        var value = values.get(key);
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new Body(plain(map), path(key), faults));
        }
        if (value != null) {
            fault(key, "The " + words(key) + " must be an object.");
        }
        return Optional.empty();
    }

    /// The same object as if no other keys had been sent.
    public Body only(Set<String> wanted) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(wanted);
        return new Body(kept, path, faults);
    }

    public void refuseIfAny() {
        faults.refuseIfAny();
    }

    /// How a key reads in a message: `owner_id` is "owner id"; a dotted path stays as it is.
    public static String words(String key) {
        return key.contains(".") ? key : key.replace('_', ' ');
    }

    /// A member id in any accepted form: integer, numeric string, or an object with `id` (tasks
    /// spec 2.2).
    public static Optional<MemberId> member(Object value) {
        if (value instanceof Map<?, ?> map) {
            return member(map.get("id"));
        }
        return whole(value).filter(id -> id > 0).map(MemberId::new);
    }

    /// A whole number, also when it is written as a string or as `3.0`.
    public static Optional<Long> whole(Object value) {
        try {
            return switch (value) {
                case Integer number -> Optional.of(number.longValue());
                case Long number -> Optional.of(number);
                case Number number ->
                        Optional.of(new BigDecimal(number.toString()).longValueExact());
                case String text when text.length() <= 19 ->
                        Optional.of(Long.parseLong(text.strip()));
                case null, default -> Optional.empty();
            };
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    public static boolean isUrl(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Map<String, Object> plain(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> plain.put((String) key, value));
        return plain;
    }
}
