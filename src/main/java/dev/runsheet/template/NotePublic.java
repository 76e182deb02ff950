package dev.runsheet.template;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Tells administrators that strangers see a template, or its kick-off form, who did not before
/// (platform spec 12.2).
final class NotePublic {
    private NotePublic() {}

    /// `before` is empty for a template that is just made.
    static void run(
            Handle tx,
            Actor actor,
            TemplateId id,
            Optional<Content> before,
            Content after,
            Instant now) {
        var title = "\"" + after.title() + "\"";
        if (isNew(Content::isPublic, before, after)) {
            note(tx, actor, id, "blueprint_made_public", title, now);
        }
        if (isNew(Content::isPublicKickoff, before, after)) {
            note(tx, actor, id, "kickoff_form_made_public", "The kick-off form of " + title, now);
        }
    }

    private static boolean isNew(
            Predicate<Content> isPublic, Optional<Content> before, Content after) {
        return isPublic.test(after) && before.filter(isPublic).isEmpty();
    }

    private static void note(
            Handle tx, Actor actor, TemplateId id, String event, String what, Instant now) {
        var data = new LinkedHashMap<String, Object>();
        data.put("checklist_id", id.hex());
        actor.member().ifPresent(member -> data.put("member_id", member.value()));
        var text = what + " was made public.";
        SystemLog.write(
                tx,
                actor.org(),
                new Entry(SystemLog.Tab.SYSTEM, Severity.WARNING, event, text, data),
                now);
    }
}
