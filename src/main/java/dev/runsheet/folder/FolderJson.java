package dev.runsheet.folder;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A folder on the wire (platform spec 9).
final class FolderJson {
    private FolderJson() {}

    static Map<String, Object> of(Folder folder) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", folder.id().hex());
        json.put("name", folder.name());
        json.put("parent_id", folder.parent() == null ? null : folder.parent().hex());
        json.put("folder_type", folder.kind().word());
        json.put("position", folder.position());
        json.put("created_at", Dates.millis(folder.createdAt()));
        json.put("custom_fields", folder.custom());
        return json;
    }

    /// With everything that is in it, found among `all`.
    static Map<String, Object> tree(Folder folder, List<Folder> all) {
        var json = of(folder);
        var children =
                all.stream()
                        .filter(each -> folder.id().equals(each.parent()))
                        .map(each -> tree(each, all))
                        .toList();
        json.put("children", Map.of("data", children));
        return json;
    }
}
