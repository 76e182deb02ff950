package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.FileId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The fields of the bakery's order form, and the people it knows.
final class Fields {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final MemberId ANN = new MemberId(1001);
    static final GroupId BAKERS =
            new GroupId(UUID.fromString("a3f5c7e9-b1d2-4680-f2a4-c6e8b0d13579"));
    static final Set<FileId> OFFER =
            Set.of(new FileId(UUID.fromString("0f0f0f0f-1e1e-7d2d-8c3c-4b4b5a5a6969")));
    static final People PEOPLE =
            new People() {
                @Override
                public boolean isMember(MemberId id) {
                    return id.equals(ANN);
                }

                @Override
                public boolean isGroup(GroupId id) {
                    return id.equals(BAKERS);
                }

                @Override
                public boolean areFiles(Set<FileId> ids) {
                    return OFFER.containsAll(ids);
                }
            };

    private Fields() {}

    /// A field of that type with two choices or columns where it takes them.
    static Field field(FieldType type) {
        return field(type, Map.of());
    }

    static Field field(FieldType type, Map<String, Object> more) {
        return Field.define(Body.of(definition(type.word(), more)), Optional.empty(), 1, NOON)
                .orElseThrow();
    }

    static Map<String, Object> definition(String type, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("label", "Bread");
        body.put("field_type", type);
        body.put("required", true);
        body.put("options", List.of(option(1, "Rye"), option(2, "Wheat")));
        body.put(
                "columns",
                List.of(Map.of("id", 1, "label", "Qty"), Map.of("id", 2, "label", "Size")));
        body.putAll(more);
        return body;
    }

    static Map<String, Object> option(int id, String text) {
        return Map.of("id", id, "text", text);
    }

    static Map<String, Object> picked(int id, String text) {
        return Map.of("id", id, "text", text, "selected", true);
    }
}
