package dev.runsheet.template;

import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.attachment.AttachedFileJson;
import dev.runsheet.attachment.AttachedFileStore;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TagId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.people.JobTitleStore;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.WatcherIncludes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What `with` adds to templates (templates spec 3.3), read once for all templates of an answer.
final class Includes {
    /// Known to clients, and always empty here.
    private static final String LINKED = "linked_tasks";

    private static final String FILES = "assets";

    private final Set<String> names;
    private final Map<TagId, Tag> tags;
    private final Map<FolderId, Folder> folders;
    private final CommentRows comments;
    private final Map<UUID, List<AttachedFile>> files;
    private final Map<JobTitleId, String> titles;
    private final WatcherIncludes watchers;

    private Includes(
            Set<String> names,
            Map<TagId, Tag> tags,
            Map<FolderId, Folder> folders,
            CommentRows comments,
            Map<UUID, List<AttachedFile>> files,
            Map<JobTitleId, String> titles,
            WatcherIncludes watchers) {
        this.names = names;
        this.tags = tags;
        this.folders = folders;
        this.comments = comments;
        this.files = files;
        this.titles = titles;
        this.watchers = watchers;
    }

    static Includes read(
            Handle tx,
            Actor viewer,
            Settings settings,
            Set<String> names,
            List<Template> templates,
            Instant now) {
        var org = viewer.org();
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
        var discussed =
                names.contains("threads") || names.contains("issues")
                        ? templates.stream().map(each -> new About.OfTemplate(each.id())).toList()
                        : List.<About>of();
        return new Includes(
                names,
                LabelStore.tags(tx, org, tags),
                LabelStore.folders(tx, org, folders),
                CommentRows.of(tx, viewer, settings, discussed, now),
                AttachedFileStore.at(
                        tx,
                        org,
                        names.contains(FILES)
                                ? templates.stream().map(each -> each.id().value()).toList()
                                : List.of()),
                names.contains("steps") ? JobTitleStore.names(tx, org) : Map.of(),
                WatcherIncludes.read(
                        tx,
                        viewer,
                        names,
                        Watcher.Type.CHECKLIST,
                        templates.stream().map(Template::id).toList()));
    }

    Map<String, Object> of(Draft draft, boolean isStarred) {
        var template = draft.template();
        var json = TemplateJson.of(draft, isStarred);
        if (names.contains("steps")) {
            json.put("steps", TemplateJson.steps(draft, titles));
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
        putComments(json, template);
        if (names.contains(FILES)) {
            json.put(FILES, files(template));
        }
        if (names.contains(LINKED)) {
            json.put(LINKED, List.of());
        }
        watchers.put(json, template.id());
        return json;
    }

    private void putComments(Map<String, Object> json, Template template) {
        var about = new About.OfTemplate(template.id());
        var place = new Place(null, template.archivedAt());
        if (names.contains("threads")) {
            json.put("threads", Map.of("data", comments.threads(about, place)));
        }
        if (names.contains("issues")) {
            json.put("issues", Map.of("data", comments.issues(about, place)));
        }
    }

    private List<Map<String, Object>> files(Template template) {
        return files.getOrDefault(template.id().value(), List.of()).stream()
                .map(AttachedFileJson::of)
                .toList();
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
