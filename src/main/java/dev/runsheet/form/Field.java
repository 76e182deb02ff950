package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Slug;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A question on a step or a kick-off form, and what counts as an answer to it. Answers are plain
/// JSON data; no method throws on any of them.
public record Field(
        FieldId id,
        String alias,
        String label,
        FieldType type,
        String guidance,
        int position,
        boolean required,
        List<Choice> choices,
        List<Column> columns,
        Object defaultValue,
        boolean defaultValueEnabled,
        List<String> validation,
        boolean wysiwyg,
        boolean collectTime,
        String prefix,
        String suffix,
        Map<String, Object> settings,
        boolean mustAllChecked,
        boolean defaultToGuest,
        Map<String, Object> custom,
        Instant createdAt,
        Instant lastUpdated) {

    public Field {
        choices = choices == null ? List.of() : List.copyOf(choices);
        columns = columns == null ? List.of() : List.copyOf(columns);
        validation = validation == null ? List.of() : List.copyOf(validation);
        // Not Map.copyOf: a setting may be null.
        settings =
                settings == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        custom = custom == null ? Map.of() : Collections.unmodifiableMap(custom);
    }

    /// The field that `body` defines, or empty when it has faults, which are then in the body. An
    /// existing field keeps its id, its alias and what the body does not name.
    public static Optional<Field> define(
            Body body, Optional<Field> existing, int defaultPosition, Instant now) {
        return new Definition(body, existing).read(FieldType::of, defaultPosition, now);
    }

    /// As `define` of a new field, for one-off tasks: these also know `number`, `checkbox` and the
    /// like (tasks spec C17).
    public static Optional<Field> defineLoosely(Body body, int defaultPosition, Instant now) {
        return new Definition(body, Optional.empty())
                .read(Definition::looseType, defaultPosition, now);
    }

    /// The same question under another id, for a cloned template: with an alias of its own.
    public Field copy(FieldId newId, Instant now) {
        return with(newId, Slug.numbered(label, "field", newId.value()), position, now, now);
    }

    /// The same question as it was called elsewhere, for a template that is imported.
    public Field named(FieldId newId, String newAlias) {
        return with(newId, newAlias, position, createdAt, lastUpdated);
    }

    public Field at(int newPosition) {
        return with(id, alias, newPosition, createdAt, lastUpdated);
    }

    /// Whether its answers are rich text.
    public boolean isRich() {
        return type == FieldType.TEXTAREA && wysiwyg;
    }

    /// All that `worded` words; some may be null.
    public Stream<String> richTexts() {
        return isRich() && defaultValue instanceof String text
                ? Stream.of(guidance, text)
                : Stream.of(guidance);
    }

    /// With its rich texts as `rich` makes them.
    public Field worded(UnaryOperator<String> rich) {
        return worded(rich, UnaryOperator.identity());
    }

    /// As `worded`, with a default answer that is plain text as `plain` makes it.
    public Field worded(UnaryOperator<String> rich, UnaryOperator<String> plain) {
        boolean isText = type == FieldType.TEXT || type == FieldType.TEXTAREA;
        var value =
                isText && defaultValue instanceof String text
                        ? (isRich() ? rich : plain).apply(text)
                        : defaultValue;
        return with(
                id, alias, rich.apply(guidance), value, position, custom, createdAt, lastUpdated);
    }

    /// With other custom fields.
    public Field customized(Map<String, Object> changed, Instant now) {
        return with(id, alias, guidance, defaultValue, position, changed, createdAt, now);
    }

    private Field with(
            FieldId newId, String newAlias, int newPosition, Instant created, Instant updated) {
        return with(newId, newAlias, guidance, defaultValue, newPosition, custom, created, updated);
    }

    private Field with(
            FieldId newId,
            String newAlias,
            String newGuidance,
            Object newDefault,
            int newPosition,
            Map<String, Object> newCustom,
            Instant created,
            Instant updated) {
        return new Field(
                newId,
                newAlias,
                label,
                type,
                newGuidance,
                newPosition,
                required,
                choices,
                columns,
                newDefault,
                defaultValueEnabled,
                validation,
                wysiwyg,
                collectTime,
                prefix,
                suffix,
                settings,
                mustAllChecked,
                defaultToGuest,
                newCustom,
                created,
                updated);
    }

    /// What is wrong with the shape of `value`, as checked on every write; empty when it may be
    /// stored.
    public List<FieldError> check(Object value, String path, People people) {
        return Shape.check(this, value, path, people);
    }

    /// How a `value` that passed `check` is stored; null when it clears the answer.
    public Object stored(Object value) {
        return Shape.stored(type, value);
    }

    /// The default answer as it would be stored; empty when there is none that fits.
    public Optional<Object> startingValue() {
        var fits =
                defaultValueEnabled
                        && type.mayHaveDefault()
                        && Shape.check(this, defaultValue, "default_value", Shape.NOBODY).isEmpty();
        return fits ? Optional.ofNullable(stored(defaultValue)) : Optional.empty();
    }

    public boolean isFilled(Object value) {
        return Completeness.isFilled(type, value);
    }

    /// What keeps a task from being completed with this stored `value`.
    public List<FieldError> incomplete(Object value, String path) {
        return Completeness.check(this, value, path);
    }

    /// What the field's own validation rules (`numeric`, `max:100`, ...) say against a stored
    /// `value`.
    public List<FieldError> breaches(Object value, String path) {
        return Validation.breaches(this, value, path);
    }

    public Optional<FieldError> missingAtKickoff(Object value, String path) {
        return required && !isFilled(value)
                ? Optional.of(new FieldError(path, label + " is required"))
                : Optional.empty();
    }

    /// The texts that a rule compares with.
    public List<String> texts(Object value) {
        return Reading.texts(type, value);
    }

    /// The texts in one column of a table, named by its label; none when there is no such column.
    public List<String> texts(Object value, String column) {
        return Reading.columnTexts(this, value, column);
    }

    /// How the value reads where a variable stands for it.
    public String print(Object value) {
        return Reading.print(this, value);
    }

    public Optional<Instant> date(Object value) {
        return type == FieldType.DATE && value instanceof String text
                ? Dates.read(text)
                : Optional.empty();
    }

    /// Whom the answer to an assignees form names.
    public Optional<Owners> people(Object value) {
        return type == FieldType.ASSIGNEES_FORM && value instanceof Map<?, ?> form
                ? Optional.of(Assignees.of(form))
                : Optional.empty();
    }
}
