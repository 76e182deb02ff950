package dev.runsheet.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.runsheet.base.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON in and out, the only place that knows the library: strangers' requests are read under
/// limits, our own documents bind to records.
public final class Json {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_DIGITS = 400;

    /// For strangers: what is deeper or longer than this is refused before it costs anything.
    private static final JsonFactory STRANGE =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MOST_DEPTH)
                                    .maxNumberLength(MOST_DIGITS)
                                    .build())
                    .build();

    private static final JsonMapper OWN =
            JsonMapper.builder()
                    .addModule(new IdModule())
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    // A document written before its record got a new number or flag still reads.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Json() {}

    /// A stranger's JSON object. Anything else is malformed; strings that PostgreSQL cannot store
    /// are faults under their paths. A key that comes twice has its last value.
    public static Map<String, Object> object(byte[] utf8) {
        try (var parser = STRANGE.createParser(ObjectReadContext.empty(), utf8)) {
            var reading = new Reading(parser);
            var object = reading.object();
            reading.faults().refuseIfAny();
            return object;
        } catch (JacksonException fault) {
            throw malformed(fault).refuse();
        }
    }

    /// One of our own documents as plain values.
    public static Object read(String text) {
        return OWN.readValue(text, Object.class);
    }

    /// One of our own documents that is an object, as plain values in their order.
    public static Map<String, Object> map(String text) {
        var map = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) read(text)).forEach((key, value) -> map.put((String) key, value));
        return map;
    }

    /// One of our own documents as a record.
    public static <T> T read(String text, Class<T> as) {
        return OWN.readValue(text, as);
    }

    public static byte[] bytes(Object value) {
        var out = new ByteArrayOutputStream(512);
        try (var generator = OWN.createGenerator(out)) {
            Writing.write(generator, value);
        }
        return out.toByteArray();
    }

    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static Problem malformed(JacksonException fault) {
        var at = fault.getLocation();
        return new Problem.Malformed(
                at == null || at.getLineNr() < 1
                        ? "The request body is not a JSON object."
                        : "The request body is not a JSON object (line "
                                + at.getLineNr()
                                + ", column "
                                + at.getColumnNr()
                                + ").");
    }
}
