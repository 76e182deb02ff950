package dev.runsheet.template;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.custom.Holder;
import dev.runsheet.form.Field;
import dev.runsheet.platform.html.RichText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads a list of field definitions: the `prerun` of a template or the `captures` of a step.
final class FieldsForm {
    private static final int LONGEST_ALIAS = 255;

    private FieldsForm() {}

    /// The stored fields as `body` changes them: an entry with the id of one updates it, another
    /// entry is a new field, and what is not named stays (templates spec 3.5).
    static List<Field> merge(Body body, String key, List<Field> stored, Instant now) {
        Map<UUID, Field> merged = new LinkedHashMap<>();
        stored.forEach(field -> merged.put(field.id().value(), field));
        for (var entry : body.objects(key)) {
            var existing = id(entry).map(merged::get);
            define(entry, existing, next(merged.values()), now)
                    .ifPresent(field -> merged.put(field.id().value(), field));
        }
        return ordered(List.copyOf(merged.values()));
    }

    /// All fields as new ones that keep the ids, aliases and custom fields they come with.
    static List<Field> restore(Body body, String key, CustomFieldsForm customs, Instant now) {
        Map<UUID, Field> restored = new LinkedHashMap<>();
        for (var entry : body.objects(key)) {
            define(entry, Optional.empty(), next(restored.values()), now)
                    .map(field -> named(entry, field))
                    .map(field -> field.customized(customs.read(entry, holder(key)), now))
                    .ifPresent(
                            field -> {
                                if (restored.put(field.id().value(), field) != null) {
                                    duplicate(entry);
                                }
                            });
        }
        return ordered(List.copyOf(restored.values()));
    }

    /// As `Field.define`, with clean rich texts.
    static Optional<Field> define(
            Body body, Optional<Field> existing, int defaultPosition, Instant now) {
        return Field.define(body, existing, defaultPosition, now)
                .map(field -> field.worded(RichText::clean));
    }

    /// As their positions say; of two at one position the first in the list comes first.
    static List<Field> ordered(List<Field> fields) {
        return fields.stream().sorted(Comparator.comparingInt(Field::position)).toList();
    }

    /// With `moved` before the others at its position.
    static List<Field> placed(List<Field> others, Field moved) {
        var all = new ArrayList<Field>();
        all.add(moved);
        all.addAll(others);
        return ordered(all);
    }

    /// The position behind the last one.
    static int next(Iterable<Field> fields) {
        int last = 0;
        for (var field : fields) {
            last = Math.max(last, field.position());
        }
        return last + 1;
    }

    private static Holder holder(String key) {
        return key.equals("prerun") ? Holder.PRERUN : Holder.CAPTURE;
    }

    static Optional<UUID> id(Body entry) {
        return entry.raw("id") instanceof String text ? Id.parse(text) : Optional.empty();
    }

    static void duplicate(Body entry) {
        entry.fault("id", "The " + entry.path("id") + " field has a duplicate value.");
    }

    private static Field named(Body entry, Field field) {
        var alias = entry.raw("alias") instanceof String text ? text : "";
        return field.named(
                id(entry).map(FieldId::new).orElse(field.id()),
                alias.isBlank() || alias.length() > LONGEST_ALIAS ? field.alias() : alias);
    }
}
