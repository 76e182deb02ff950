package dev.runsheet.run;

import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.attachment.AttachedFileJson;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.Id;
import dev.runsheet.base.TagId;
import dev.runsheet.template.Folder;
import dev.runsheet.template.LabelJson;
import dev.runsheet.template.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What `with` asks for, in its wrapping.
final class IncludedJson {
    private IncludedJson() {}

    /// Null for what is not there.
    static Map<String, Object> data(Object included) {
        var json = new LinkedHashMap<String, Object>(2);
        json.put("data", included);
        return json;
    }

    static Map<String, Object> tags(List<TagId> ids, Map<TagId, Tag> known) {
        return data(
                ids.stream()
                        .filter(known::containsKey)
                        .map(id -> LabelJson.tag(known.get(id)))
                        .toList());
    }

    static Map<String, Object> tags(Run run, Map<TagId, Tag> known) {
        return data(
                run.details().tags().stream()
                        .filter(known::containsKey)
                        .map(id -> LabelJson.applied(run.id(), known.get(id)))
                        .toList());
    }

    /// Of the files at all places those at one.
    static Map<String, Object> files(Id place, Map<UUID, List<AttachedFile>> known) {
        return data(
                known.getOrDefault(place.value(), List.of()).stream()
                        .map(AttachedFileJson::of)
                        .toList());
    }

    static Map<String, Object> folders(List<FolderId> ids, Map<FolderId, Folder> known) {
        return data(
                ids.stream()
                        .filter(known::containsKey)
                        .map(id -> LabelJson.folder(known.get(id)))
                        .toList());
    }
}
