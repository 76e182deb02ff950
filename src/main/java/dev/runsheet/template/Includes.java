package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TagId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What `with` adds to templates (templates spec 3.3), read once for all templates of an answer.
final class Includes {
    /// Known to clients, and always empty here.
    private static final List<String> EMPTY =
            List.of("linked_tasks", "assets", "member_watchers", "guest_watchers");

    private final Set<String> names;
    private final Map<TagId, Tag> tags;
    private final Map<FolderId, Folder> folders;

    private Includes(Set<String> names, Map<TagId, Tag> tags, Map<FolderId, Folder> folders) {
        this.names = names;
        this.tags = tags;
        this.folders = folders;
    }

    static Includes read(Handle tx, OrgId org, Set<String> names, List<Template> templates) {
        Set<TagId> tags =
                names.contains("tags")
                        ? templates.stream()
                                .flatMap(each -> each.cover().tags().stream())
                                .collect(Collectors.toSet())
                        : Set.of();
        Set<FolderId> folders =
                names.contains("folder")
                        ? templates.stream()
                                .map(each -> each.cover().folder())
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())
                        : Set.of();
        return new Includes(
                names, LabelStore.tags(tx, org, tags), LabelStore.folders(tx, org, folders));
    }

    Map<String, Object> of(Draft draft, boolean isStarred) {
        var template = draft.template();
        var json = TemplateJson.of(draft, isStarred);
        if (names.contains("steps")) {
            json.put("steps", TemplateJson.steps(draft));
        }
        if (names.contains("stages")) {
            json.put("stages", TemplateJson.stages(draft.content()));
        }
        if (names.contains("permissions")) {
            json.put("permissions", TemplateJson.permissions(template.access().grants()));
        }
        if (names.contains("tags")) {
            json.put("tags", tags(template));
        }
        if (names.contains("folder")) {
            json.put("folder", folder(template.cover().folder()));
        }
        EMPTY.stream().filter(names::contains).forEach(name -> json.put(name, List.of()));
        return json;
    }

    private List<Map<String, Object>> tags(Template template) {
        return template.cover().tags().stream()
                .filter(tags::containsKey)
                .map(id -> LabelJson.applied(template.id(), tags.get(id)))
                .toList();
    }

    private Map<String, Object> folder(FolderId id) {
        return id == null || !folders.containsKey(id) ? null : LabelJson.folder(folders.get(id));
    }
}
