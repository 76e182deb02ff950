package dev.runsheet.custom;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A key on the wire (platform spec 17).
final class KeyJson {
    private KeyJson() {}

    static Map<String, Object> of(Key key) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", key.id().hex());
        json.put("key", key.name());
        json.put("applies_to", key.holder().word());
        json.put("key_type", key.isSystem() ? "system" : "organization");
        json.put("field_type", key.type().word());
        json.put("is_required", key.isRequired());
        json.put("is_active", key.isActive());
        json.put("options", key.options());
        json.put("columns", key.columns());
        json.put("created_at", Dates.millis(key.createdAt()));
        json.put("updated_at", Dates.millis(key.updatedAt()));
        return json;
    }
}
