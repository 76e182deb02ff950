package dev.runsheet.form;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A field as the wire shows it (templates spec 7.1, tasks spec 2.3).
public final class FieldJson {
    private FieldJson() {}

    public static Map<String, Object> of(Field field) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", field.id().hex());
        json.put("alias", field.alias());
        json.put("label", field.label());
        json.put("field_type", field.type().word());
        json.put("guidance", field.guidance());
        json.put("position", field.position());
        json.put("required", field.required());
        json.put("options", field.choices().stream().map(FieldJson::option).toList());
        json.put("columns", field.columns().stream().map(FieldJson::column).toList());
        json.put("default_value", field.defaultValue());
        json.put("default_value_enabled", field.defaultValueEnabled());
        json.put("field_validation", field.validation());
        json.put("use_wysiwyg_editor", field.wysiwyg());
        json.put("collect_time", field.collectTime());
        json.put("prefix", field.prefix());
        json.put("suffix", field.suffix());
        json.put("settings", field.settings());
        json.put("must_all_checked", field.mustAllChecked());
        json.put("default_to_guest", field.defaultToGuest());
        json.put("custom_fields", field.custom());
        json.put("created_at", Dates.millis(field.createdAt()));
        json.put("last_updated", Dates.millis(field.lastUpdated()));
        return json;
    }

    /// With the answer, which clients read as `value` or as `field_value`.
    public static Map<String, Object> answered(Field field, Object value) {
        var json = of(field);
        json.put("value", value);
        json.put("field_value", value);
        return json;
    }

    private static Map<String, Object> option(Choice choice) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", choice.id());
        json.put("text", choice.text());
        json.put("value", choice.value());
        if (choice.required()) {
            json.put("required", true);
        }
        return json;
    }

    private static Map<String, Object> column(Column column) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", column.id());
        json.put("label", column.label());
        return json;
    }
}
