package dev.runsheet.template;

import dev.runsheet.form.Field;
import dev.runsheet.form.FieldJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A template as everybody may see it: each key is named here, so that nothing else gets out.
final class LibraryJson {
    private static final List<String> DISPLAY =
            List.of("icon", "public_cover", "explanation_video", "topic_tags", "industry_tags");

    private static final List<String> OF_A_FIELD =
            List.of(
                    "id",
                    "alias",
                    "label",
                    "field_type",
                    "guidance",
                    "position",
                    "required",
                    "options",
                    "columns",
                    "default_value",
                    "default_value_enabled",
                    "field_validation",
                    "use_wysiwyg_editor",
                    "collect_time",
                    "prefix",
                    "suffix",
                    "must_all_checked");

    private LibraryJson() {}

    static Map<String, Object> template(Draft draft) {
        var content = draft.content();
        var json = new LinkedHashMap<String, Object>();
        putName(json, draft, content.title());
        json.put("summary", content.summary());
        json.put("guidance", content.guidance());
        json.put("type", content.kind().word());
        json.put("is_featured", content.isFeatured());
        DISPLAY.forEach(key -> json.put(key, content.display().get(key)));
        json.put("steps_count", content.steps().size());
        json.put("steps", content.steps().stream().map(LibraryJson::step).toList());
        json.put("prerun", fields(content));
        json.put("custom_fields", null);
        return json;
    }

    /// Under the heading of the form, or the template's own.
    static Map<String, Object> kickoff(Draft draft) {
        var content = draft.content();
        var heading = content.kickoffTitle();
        var json = new LinkedHashMap<String, Object>();
        putName(json, draft, heading == null || heading.isBlank() ? content.title() : heading);
        json.put("description", content.kickoffDescription());
        json.put("prerun", fields(content));
        return json;
    }

    private static void putName(Map<String, Object> json, Draft draft, String title) {
        var template = draft.template();
        json.put("id", template.id().hex());
        json.put("organization_id", template.org().hex());
        json.put("alias", template.cover().alias());
        json.put("title", title);
    }

    private static Map<String, Object> step(Step step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", step.id().hex());
        json.put("title", step.title());
        json.put("summary", step.summary());
        json.put("step_type", step.kind().word());
        json.put("position", step.position());
        return json;
    }

    private static List<Map<String, Object>> fields(Content content) {
        return content.kickoff().stream().map(LibraryJson::field).toList();
    }

    private static Map<String, Object> field(Field field) {
        var whole = FieldJson.of(field);
        whole.keySet().retainAll(OF_A_FIELD);
        return whole;
    }
}
