package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/// The custom fields of the bakery, as Ann defines them.
public record CustomKeys(ApiServer api) {
    public static final String PATH = "/organizations/" + World.FLOUR.hex() + "/custom-field-keys";

    /// Its id.
    public String add(String key, String appliesTo, String type) {
        return add(key, appliesTo, type, Map.of());
    }

    public String add(String key, String appliesTo, String type, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("key", key);
        body.put("applies_to", appliesTo);
        body.put("field_type", type);
        body.putAll(more);
        var reply = api.as(World.ANN_TOKEN).post(PATH, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    /// As a body of PUT.
    public static Map<String, Object> body(Map<String, ?> values) {
        return Map.of("custom_fields", values);
    }
}
