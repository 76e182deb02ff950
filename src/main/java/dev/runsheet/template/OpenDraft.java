package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.json.Json;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Takes a template out to change it: locked first, so that edits of one template never race.
final class OpenDraft {
    private OpenDraft() {}

    /// A live template that the actor may edit.
    static Draft toEdit(Handle tx, Actor actor, TemplateId id) {
        var draft = live(tx, actor, id);
        checkMayEdit(draft.template(), actor);
        return draft;
    }

    /// A live template that the actor may see.
    static Draft live(Handle tx, Actor actor, TemplateId id) {
        var draft = any(tx, actor, id);
        if (draft.template().isArchived()) {
            throw new NotFound("template").refuse();
        }
        return draft;
    }

    /// A template that the actor may see, be it archived.
    static Draft any(Handle tx, Actor actor, TemplateId id) {
        return find(tx, actor, id).orElseThrow(() -> new NotFound("template").refuse());
    }

    /// As `any`, for who has an answer of their own when there is none.
    static Optional<Draft> find(Handle tx, Actor actor, TemplateId id) {
        return TemplateStore.lock(tx, actor.org(), id)
                .filter(template -> template.mayRead(actor))
                .map(template -> draft(tx, template));
    }

    /// As `toEdit`, for who has an answer of their own when there is no such live template.
    static Optional<Draft> findToEdit(Handle tx, Actor actor, TemplateId id) {
        var draft = find(tx, actor, id).filter(each -> !each.template().isArchived());
        draft.ifPresent(each -> checkMayEdit(each.template(), actor));
        return draft;
    }

    /// Whoever asks; for changes that nobody makes to this template alone.
    static Draft locked(Handle tx, OrgId org, TemplateId id) {
        return draft(tx, TemplateStore.lock(tx, org, id).orElseThrow());
    }

    private static Draft draft(Handle tx, Template template) {
        var stored = VersionStore.lock(tx, template.org(), template.id(), template.version());
        return new Draft(template, Json.read(stored.document(), Content.class), stored.isFrozen());
    }

    static void checkMayEdit(Template template, Actor actor) {
        if (!template.mayEdit(actor)) {
            throw new Forbidden("You do not have permission to edit this template.").refuse();
        }
    }
}
