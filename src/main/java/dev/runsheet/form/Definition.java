package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the definition of a field from a request (templates spec 7.2).
final class Definition {
    private static final int LONG_TEXT = 30_000;
    private static final int GUIDANCE = 100_000;
    private static final int AFFIX = 255;
    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_RULES = 50;
    private static final int LAST_POSITION = 9_999;

    private final Body body;
    private final Optional<Field> existing;

    Definition(Body body, Optional<Field> existing) {
        this.body = body;
        this.existing = existing;
    }

    Optional<Field> read(
            Function<String, Optional<FieldType>> types, int defaultPosition, Instant now) {
        int faultsBefore = body.faults().all().size();
        var label = text(body, "label", LONG_TEXT);
        var type = type(types);
        var required = required();
        var choices = type.filter(FieldType::hasChoices).map(this::choices).orElse(List.of());
        var columns = type.filter(FieldType.TABLE::equals).map(_ -> columns()).orElse(List.of());
        var position = body.givenInteger("position", 1, LAST_POSITION);
        var guidance = body.givenString("guidance", GUIDANCE).or(kept(Field::guidance, null));
        var defaultValue = defaultValue(type);
        var defaultEnabled = flag("default_value_enabled", Field::defaultValueEnabled);
        var validation = validation();
        var wysiwyg = flag("use_wysiwyg_editor", Field::wysiwyg);
        var collectTime = flag("collect_time", Field::collectTime);
        var prefix = body.givenString("prefix", AFFIX).or(kept(Field::prefix, null));
        var suffix = body.givenString("suffix", AFFIX).or(kept(Field::suffix, null));
        var settings = settings();
        var mustAllChecked = flag("must_all_checked", Field::mustAllChecked);
        var defaultToGuest = flag("default_to_guest", Field::defaultToGuest);
        if (body.faults().all().size() > faultsBefore) {
            return Optional.empty();
        }
        var id = existing.map(Field::id).orElseGet(FieldId::fresh);
        return Optional.of(
                new Field(
                        id,
                        existing.map(Field::alias)
                                .orElseGet(() -> Slug.numbered(label, "field", id.value())),
                        label,
                        type.orElseThrow(),
                        guidance,
                        position.or(
                                kept(
                                        Field::position,
                                        Math.clamp(defaultPosition, 1, LAST_POSITION))),
                        required,
                        choices,
                        columns,
                        defaultValue,
                        defaultEnabled && type.orElseThrow().mayHaveDefault(),
                        validation,
                        wysiwyg,
                        collectTime,
                        prefix,
                        suffix,
                        settings,
                        mustAllChecked,
                        defaultToGuest,
                        kept(Field::custom, Map.of()),
                        kept(Field::createdAt, now),
                        now));
    }

    /// The ten types, and the names that launch-time forms use besides.
    static Optional<FieldType> looseType(String word) {
        return switch (word) {
            case "number", "url" -> Optional.of(FieldType.TEXT);
            case "time", "datetime" -> Optional.of(FieldType.DATE);
            case "checkbox" -> Optional.of(FieldType.MULTISELECT);
            default -> FieldType.of(word);
        };
    }

    private Optional<FieldType> type(Function<String, Optional<FieldType>> types) {
        var word = body.raw("field_type");
        if (word == null || "".equals(word)) {
            missing(body, "field_type");
            return Optional.empty();
        }
        var type = word instanceof String text ? types.apply(text) : Optional.<FieldType>empty();
        if (type.isEmpty()) {
            body.fault("field_type", "The selected field_type is invalid.");
        }
        return type;
    }

    private boolean required() {
        if (!body.isSet("required")) {
            missing(body, "required");
        }
        return body.flag("required").orElse(false);
    }

    private List<Choice> choices(FieldType type) {
        var entries = entries("options", "text");
        if (type == FieldType.RADIO && entries.size() == 1) {
            body.fault("options", "The options must have at least 2 items.");
        }
        var ids = ids(entries);
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var text = text(entry, entry.firstOf("text", "label"), LONG_TEXT);
            var value = bounded(entry, "value");
            choices.add(new Choice(ids.get(i), text, value, entry.flag("required").orElse(false)));
        }
        return choices;
    }

    private List<Column> columns() {
        var entries = entries("columns", "label");
        var ids = ids(entries);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            columns.add(
                    new Column(ids.get(i), text(entry, entry.firstOf("label", "text"), LONG_TEXT)));
        }
        return columns;
    }

    /// The entries of a list that must not be empty; a bare string is an object with that text.
    private List<Body> entries(String key, String textKey) {
        var list = body.list(key);
        if (list.isEmpty()) {
            if (!body.isSet(key) || body.raw(key) instanceof List<?>) {
                missing(body, key);
            }
            return List.of();
        }
        if (list.size() > MOST_ENTRIES) {
            body.fault(key, "The " + key + " may not have more than " + MOST_ENTRIES + " items.");
            return List.of();
        }
        var entries = new ArrayList<Body>();
        for (int i = 0; i < list.size(); i++) {
            var at = key + "." + i;
            var entry =
                    switch (list.get(i)) {
                        case String text -> Optional.of(Map.<String, Object>of(textKey, text));
                        case Map<?, ?> map -> Optional.of(Reading.plain(map));
                        case null, default -> Optional.<Map<String, Object>>empty();
                    };
            entry.ifPresentOrElse(
                    values -> entries.add(Body.of(values, body.path(at), body.faults())),
                    () -> body.fault(at, "The " + body.path(at) + " must be an object."));
        }
        return entries;
    }

    /// The ids of the entries; those without one get the lowest that are free.
    private static List<Integer> ids(List<Body> entries) {
        var given = new ArrayList<Optional<Integer>>();
        var taken = new HashSet<Integer>();
        for (var entry : entries) {
            var id = entry.integer("id", 0, Integer.MAX_VALUE);
            if (id.isPresent() && !taken.add(id.getAsInt())) {
                entry.fault("id", "The " + entry.path("id") + " field has a duplicate value.");
            }
            given.add(id.isPresent() ? Optional.of(id.getAsInt()) : Optional.empty());
        }
        var ids = new ArrayList<Integer>();
        int next = 1;
        for (var id : given) {
            while (id.isEmpty() && taken.contains(next)) {
                next++;
            }
            ids.add(id.isPresent() ? id.get() : next++);
        }
        return ids;
    }

    private Object defaultValue(Optional<FieldType> type) {
        if (type.filter(FieldType::mayHaveDefault).isEmpty()) {
            return null;
        }
        var before = existing.filter(field -> field.type() == type.get());
        return body.has("default_value")
                ? bounded(body, "default_value")
                : before.map(Field::defaultValue).orElse(null);
    }

    /// A list of rules, or one string with bars between them.
    private List<String> validation() {
        var key = "field_validation";
        if (!body.has(key)) {
            return kept(Field::validation, List.of());
        }
        var rules = new ArrayList<String>();
        var list =
                body.raw(key) instanceof String text
                        ? List.<Object>of((Object[]) text.split("\\|", MOST_RULES + 2))
                        : body.list(key);
        if (list.size() > MOST_RULES) {
            body.fault(key, "The " + key + " may not have more than " + MOST_RULES + " items.");
            return List.of();
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String rule && rule.length() <= AFFIX) {
                rules.add(rule.strip());
            } else {
                body.fault(key + "." + i, "The " + body.path(key + "." + i) + " must be a string.");
            }
        }
        rules.removeIf(String::isEmpty);
        return rules;
    }

    private Map<String, Object> settings() {
        var key = "settings";
        return switch (body.raw(key)) {
            case null -> body.has(key) ? Map.of() : kept(Field::settings, Map.of());
            case Map<?, ?> map when bounded(body, key) != null -> Reading.plain(map);
            case Map<?, ?> _ -> Map.of();
            // PHP writes an empty object as an empty list.
            case List<?> list when list.isEmpty() -> Map.of();
            default -> {
                body.fault(key, "The settings must be an object.");
                yield Map.of();
            }
        };
    }

    private static Object bounded(Body at, String key) {
        var value = at.raw(key);
        if (!Bulk.fits(value)) {
            at.fault(key, "The " + Body.words(at.path(key)) + " is too large.");
            return null;
        }
        return value;
    }

    private boolean flag(String key, Function<Field, Boolean> before) {
        return body.givenFlag(key).or(kept(before, false));
    }

    private <T> T kept(Function<Field, T> before, T otherwise) {
        return existing.map(before).orElse(otherwise);
    }

    private static String text(Body at, String key, int most) {
        var value = at.raw(key);
        if (value == null || value instanceof String text && text.isBlank()) {
            missing(at, key);
            return "";
        }
        return at.string(key, most).orElse("");
    }

    private static void missing(Body at, String key) {
        at.fault(key, "The " + Body.words(at.path(key)) + " field is required.");
    }
}
