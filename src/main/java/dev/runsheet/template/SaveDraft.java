package dev.runsheet.template;

import dev.runsheet.base.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes an edited draft: into its version, or into the next one when that is frozen.
final class SaveDraft {
    private SaveDraft() {}

    static Draft run(Handle tx, Actor actor, Draft before, Draft after, Instant now) {
        boolean isEdited = !after.content().equals(before.content());
        boolean isNext = isEdited && before.isFrozen();
        var template = isNext ? after.template().nextVersion() : after.template();
        boolean isDocument = before.content().kind() == Content.Kind.DOCUMENT;
        CheckDocument.run(after.content(), isDocument ? "field_type" : "type");
        if (isNext) {
            VersionStore.insert(
                    tx, template.org(), template.id(), template.version(), after.content());
        } else if (isEdited) {
            VersionStore.update(
                    tx, template.org(), template.id(), template.version(), after.content());
        }
        NotePublic.run(
                tx, actor, template.id(), Optional.of(before.content()), after.content(), now);
        var by = actor.member().orElse(template.lastUpdatedBy());
        var saved = TemplateStore.save(tx, template, after.content(), by, now);
        return new Draft(saved, after.content(), before.isFrozen() && !isNext);
    }

    static Draft run(Handle tx, Actor actor, Draft before, Content after, Instant now) {
        return run(tx, actor, before, before.with(after), now);
    }
}
