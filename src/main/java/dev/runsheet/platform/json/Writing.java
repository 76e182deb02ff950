package dev.runsheet.platform.json;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Writes plain values straight to the stream; only records take the way through the mapper.
final class Writing {
    private Writing() {}

    static void write(JsonGenerator out, Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            case Id id -> out.writeString(id.hex());
            case MemberId id -> out.writeNumber(id.value());
            case Map<?, ?> map -> object(out, map);
            case Iterable<?> list -> array(out, list);
            default -> out.writePOJO(value);
        }
    }

    private static void object(JsonGenerator out, Map<?, ?> map) {
        out.writeStartObject();
        for (var each : map.entrySet()) {
            out.writeName(name(each.getKey()));
            write(out, each.getValue());
        }
        out.writeEndObject();
    }

    private static void array(JsonGenerator out, Iterable<?> list) {
        out.writeStartArray();
        for (var each : list) {
            write(out, each);
        }
        out.writeEndArray();
    }

    private static String name(Object key) {
        return switch (key) {
            case String text -> text;
            case Id id -> id.hex();
            default -> key.toString();
        };
    }
}
