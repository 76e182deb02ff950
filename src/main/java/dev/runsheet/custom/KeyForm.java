package dev.runsheet.custom;

import dev.runsheet.base.Body;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads a key as people define it; faults are in the body.
record KeyForm(Body body) {
    private static final int MOST_NAME = 64;
    private static final int MOST_WORD = 250;
    private static final int MOST_CHOICES = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final String OF_ORGANIZATION = "organization";

    /// Empty when anything is wrong with it.
    Optional<Key> create(Instant now) {
        var name = name();
        var holder = word("applies_to").flatMap(Holder::of);
        require("applies_to", holder.isPresent());
        var type = word("field_type").flatMap(ValueType::of);
        require("field_type", type.isPresent());
        if (body.isSet("key_type") && !OF_ORGANIZATION.equals(body.raw("key_type"))) {
            body.fault("key_type", "Only the system itself has keys of its own.");
        }
        boolean isRequired = body.flag("is_required").orElse(false);
        boolean isActive = body.flag("is_active").orElse(true);
        var options = options(type, List.of());
        var columns = columns(type, List.of());
        if (!body.faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Key(
                        KeyId.fresh(),
                        name,
                        holder.orElseThrow(),
                        false,
                        type.orElseThrow(),
                        isRequired,
                        isActive,
                        options,
                        columns,
                        now,
                        now));
    }

    /// What it is called, what it is for and what its values are never changes: that is sent back
    /// as it was read, or not at all.
    Key update(Key key, Instant now) {
        requireSame("key", key.name()::equals);
        requireSame("applies_to", word -> Holder.of(word).filter(key.holder()::equals).isPresent());
        requireSame("field_type", key.type().word()::equals);
        requireSame("key_type", OF_ORGANIZATION::equals);
        var type = Optional.of(key.type());
        return new Key(
                key.id(),
                key.name(),
                key.holder(),
                key.isSystem(),
                key.type(),
                body.givenFlag("is_required").or(key.isRequired()),
                body.givenFlag("is_active").or(key.isActive()),
                options(type, key.options()),
                columns(type, key.columns()),
                key.createdAt(),
                now);
    }

    private String name() {
        var name = body.requiredString("key", MOST_NAME);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            body.fault(
                    "key",
                    "The key may only have letters, digits, dashes and underscores, and begins with a letter.");
        }
        return name;
    }

    private void requireSame(String key, Predicate<String> isSame) {
        if (body.has(key) && word(key).filter(isSame).isEmpty()) {
            body.fault(key, "The " + Body.words(key) + " cannot be changed.");
        }
    }

    private Optional<String> word(String key) {
        return body.raw(key) instanceof String word ? Optional.of(word) : Optional.empty();
    }

    private void require(String key, boolean isKnown) {
        if (!body.isSet(key)) {
            body.fault(key, "The " + Body.words(key) + " field is required.");
        } else if (!isKnown) {
            body.fault(key, "The selected " + Body.words(key) + " is invalid.");
        }
    }

    private List<String> options(Optional<ValueType> type, List<String> before) {
        return type.filter(ValueType::hasOptions).isPresent()
                ? words("options", "text", before)
                : List.of();
    }

    private List<String> columns(Optional<ValueType> type, List<String> before) {
        return type.filter(ValueType::hasColumns).isPresent()
                ? words("columns", "label", before)
                : List.of();
    }

    /// Different words, bare or in objects as the fields of forms have them.
    private List<String> words(String key, String inside, List<String> before) {
        if (!body.has(key) && !before.isEmpty()) {
            return before;
        }
        var words = new ArrayList<String>();
        for (var each : body.list(key)) {
            var word = each instanceof Map<?, ?> object ? object.get(inside) : each;
            if (word instanceof String text && !text.isBlank() && text.length() <= MOST_WORD) {
                words.add(text);
            } else {
                body.fault(
                        key,
                        "The " + key + " must be texts of at most " + MOST_WORD + " characters.");
                return before;
            }
        }
        if (words.isEmpty() || words.size() > MOST_CHOICES) {
            body.fault(key, "There must be between 1 and " + MOST_CHOICES + " " + key + ".");
        } else if (new LinkedHashSet<>(words).size() < words.size()) {
            body.fault(key, "The " + key + " must be different.");
        }
        return words;
    }
}
