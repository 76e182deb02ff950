package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.JobTitleStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Copies a template, also from another organization: it is read as an export and created anew.
final class CloneTemplate {
    private static final int LONGEST_TITLE = 250;
    private static final List<String> PEOPLE = List.of("users", "groups", "permissions");

    /// What a copy begins without.
    private static final List<String> DROPPED =
            List.of("owner_id", "status", "folder_id", "is_pinned", "starred");

    private CloneTemplate() {}

    /// `there` is the caller in the organization that the template is in.
    static TemplateId run(
            Handle tx, Actor actor, Actor there, TemplateId id, Body body, Instant now) {
        var source = source(tx, there, id);
        boolean isForeign = !there.org().equals(actor.org());
        if (isForeign) {
            CreateTemplate.checkMayCreate(actor);
        }
        var title = body.string("title", LONGEST_TITLE).filter(text -> !text.isBlank());
        boolean copiesPeople = body.flag("copy_permissions").orElse(true);
        body.refuseIfAny();
        var export = export(tx, source);
        export.put("title", title.orElse(defaultTitle(source)));
        DROPPED.forEach(export::remove);
        if (!copiesPeople) {
            PEOPLE.forEach(export::remove);
        }
        var copy = new Exported(export);
        if (isForeign) {
            CloneTags.run(tx, actor, there, copy, now);
            copy.steps().forEach(step -> step.remove("guests"));
        }
        DropForeign.run(tx, actor, copy);
        return CreateTemplate.create(tx, actor, copy, body, now);
    }

    private static Draft source(Handle tx, Actor there, TemplateId id) {
        var draft =
                TemplateStore.find(tx, there.org(), id)
                        .filter(each -> !each.template().isArchived())
                        .filter(each -> each.template().mayRead(there))
                        .orElseThrow(() -> new NotFound("template").refuse());
        if (!draft.template().mayDuplicate(there)) {
            throw new Forbidden("You do not have permission to duplicate this template.").refuse();
        }
        return draft;
    }

    private static Map<String, Object> export(Handle tx, Draft source) {
        var template = source.template();
        Map<String, Object> export = new LinkedHashMap<>(TemplateJson.of(source, false));
        var titles = JobTitleStore.names(tx, template.org());
        export.put("steps", TemplateJson.stepList(source, titles));
        export.put("stages", TemplateJson.stages(source.content()));
        export.put("permissions", TemplateJson.permissions(template.access().grants()));
        export.put("tags", template.cover().tags().stream().map(TagId::hex).toList());
        export.put("is_public", false);
        export.put("is_featured", false);
        export.put("is_public_kickoff", false);
        return export;
    }

    private static String defaultTitle(Draft source) {
        var title = "COPY OF - " + source.content().title();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
