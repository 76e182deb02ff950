package dev.runsheet.search;

import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.template.LabelJson;
import dev.runsheet.template.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is found, on the wire (platform spec 11).
final class FoundJson {
    private static final List<String> OF_A_RUN =
            List.of("id", "increment_id", "name", "status", "type", "due_date_passed", "due_soon");

    private static final List<String> OF_A_TASK =
            List.of(
                    "id",
                    "increment_id",
                    "title",
                    "status",
                    "status_label",
                    "run_id",
                    "position",
                    "deadline",
                    "created_at",
                    "starter_id",
                    "is_oneoff_task",
                    "owners");

    private FoundJson() {}

    static Map<String, Object> template(OrgId org, FoundTemplate template) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", template.id().hex());
        json.put("increment_id", template.number());
        json.put("title", template.title());
        json.put("name", template.title());
        json.put("type", template.kind());
        json.put("status", template.status());
        json.put("steps_count", template.steps());
        json.put("icon", template.icon());
        json.put("is_public", template.isPublic());
        json.put("is_featured", template.isFeatured());
        json.put("organization_id", org.hex());
        json.put(
                "folders",
                template.folder() == null ? List.of() : List.of(folder(template.folder())));
        return json;
    }

    /// Of a run as it is read.
    static Map<String, Object> run(Map<String, Object> read, List<Tag> tags) {
        var json = kept(read, OF_A_RUN);
        json.put("type", "run");
        json.put("tags", tags.stream().map(LabelJson::tag).toList());
        return json;
    }

    /// Of a task as it is listed.
    static Map<String, Object> task(Map<String, Object> listed) {
        var json = kept(listed, OF_A_TASK);
        json.put("name", listed.get("title"));
        json.put("type", "task");
        return json;
    }

    static Map<String, Object> part(Kind kind, Part part) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", part.id());
        json.put("increment_id", null);
        json.put(kind == Kind.STEP ? "title" : "label", part.title());
        json.put("name", part.title());
        json.put("type", kind.word());
        json.put("status", null);
        json.put("checklist_id", part.template().hex());
        json.put("checklist_title", part.templateTitle());
        return json;
    }

    static Map<String, Object> snippet(FoundSnippet snippet) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", snippet.id());
        json.put("increment_id", null);
        json.put("title", snippet.title());
        json.put("name", snippet.title());
        json.put("content", snippet.content());
        json.put("type", Kind.SNIPPET.word());
        json.put("status", null);
        return json;
    }

    private static Map<String, Object> folder(FoundTemplate.Folder folder) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", folder.id().hex());
        json.put("parent", hex(folder.parent()));
        json.put("name", folder.name());
        return json;
    }

    private static Map<String, Object> kept(Map<String, Object> from, List<String> keys) {
        var json = new LinkedHashMap<String, Object>();
        keys.forEach(key -> json.put(key, from.get(key)));
        return json;
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }
}
