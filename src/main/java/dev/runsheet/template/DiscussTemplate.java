package dev.runsheet.template;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TemplateId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.Said;
import dev.runsheet.comment.Say;
import dev.runsheet.comment.Saying;
import dev.runsheet.comment.Talk;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Lets people talk about a template that they see. What is said stays with the template: runs are
/// launched without it, and an issue holds nothing.
final class DiscussTemplate {
    private DiscussTemplate() {}

    static Said run(Handle tx, Actor actor, TemplateId id, Saying saying, Instant now) {
        var draft = OpenDraft.live(tx, actor, id);
        var concerned = List.of(draft.template().cover().owner());
        var about = new About.OfTemplate(id);
        var said = Say.run(tx, actor, about, Talk.NONE, concerned, saying, now);
        TemplateStore.revise(tx, actor.org(), id);
        var line = said.line(Events.line(said.verb(), said.words() + " template", draft));
        var mention = said.mention("template", null, null);
        Journal.record(tx, actor, List.of(line), mention.stream().toList(), now);
        return said;
    }
}
