package dev.runsheet.task;

import dev.runsheet.base.FieldId;
import dev.runsheet.form.DocumentFields;
import dev.runsheet.form.Field;
import dev.runsheet.platform.json.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The questions of one task as they were copied at its creation; the document is read when
/// somebody asks, since most work on a run looks at one form only.
public record Form(String document) {
    public static final Form NONE = new Form("[]");

    public static Form of(List<Field> fields) {
        return fields.isEmpty() ? NONE : new Form(Json.text(fields));
    }

    public boolean isEmpty() {
        return document.equals(NONE.document);
    }

    /// Whether a variable or a field of a document stands in one of its texts.
    public boolean hasVariables() {
        return document.contains("{{") || DocumentFields.isIn(document);
    }

    /// By position.
    public List<Field> fields() {
        return isEmpty()
                ? List.of()
                : Arrays.stream(Json.read(document, Field[].class))
                        .sorted(Comparator.comparingInt(Field::position))
                        .toList();
    }

    public Map<FieldId, Field> byId() {
        var byId = new LinkedHashMap<FieldId, Field>();
        fields().forEach(field -> byId.put(field.id(), field));
        return byId;
    }
}
