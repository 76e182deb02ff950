package dev.runsheet.run;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.TagId;
import dev.runsheet.template.Folder;
import dev.runsheet.template.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tags and folders of runs and tasks on the wire, wrapped as everything is that `with` asks
/// for.
final class LabelJson {
    private LabelJson() {}

    /// In its wrapping; null for what is not there.
    static Map<String, Object> data(Object included) {
        var json = new LinkedHashMap<String, Object>(2);
        json.put("data", included);
        return json;
    }

    static Map<String, Object> tags(List<TagId> ids, Map<TagId, Tag> known) {
        return data(ids.stream().filter(known::containsKey).map(id -> tag(known.get(id))).toList());
    }

    /// A tag on a run is named by both their ids, as one on a template is.
    static Map<String, Object> tags(Run run, Map<TagId, Tag> known) {
        return data(
                run.details().tags().stream()
                        .filter(known::containsKey)
                        .map(id -> applied(run, known.get(id)))
                        .toList());
    }

    private static Map<String, Object> applied(Run run, Tag tag) {
        var association = run.id().hex() + tag.id().hex();
        var json = tag(tag);
        json.put("tag_association_id", association);
        json.put("pivot", Map.of("id", association));
        return json;
    }

    static Map<String, Object> folders(List<FolderId> ids, Map<FolderId, Folder> known) {
        return data(
                ids.stream().filter(known::containsKey).map(id -> folder(known.get(id))).toList());
    }

    private static Map<String, Object> tag(Tag tag) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", tag.id().hex());
        json.put("title", tag.title());
        json.put("color", tag.color());
        return json;
    }

    private static Map<String, Object> folder(Folder folder) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", folder.id().hex());
        json.put("name", folder.name());
        json.put("folder_type", folder.kind());
        json.put("parent_id", folder.parent() == null ? null : folder.parent().hex());
        json.put("position", folder.position());
        return json;
    }
}
