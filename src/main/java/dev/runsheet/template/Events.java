package dev.runsheet.template;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Writes a line about a template or one of its steps into the feed.
final class Events {
    private Events() {}

    /// `said` is the beginning of the line, which the title ends: `Created template`.
    static void ofTemplate(
            Handle tx, Actor actor, Verb verb, String said, Draft draft, Instant now) {
        var id = draft.template().id();
        ofTemplate(tx, actor, verb, said, id, draft.content().title(), now);
    }

    static Event line(Verb verb, String said, Draft draft) {
        return line(verb, said, draft.template().id(), draft.content().title());
    }

    private static Event line(Verb verb, String said, TemplateId id, String title) {
        return Event.of(verb, subject(id), null, said + ": " + title);
    }

    static void ofTemplate(
            Handle tx,
            Actor actor,
            Verb verb,
            String said,
            TemplateId id,
            String title,
            Instant now) {
        Journal.record(tx, actor, line(verb, said, id, title), now);
    }

    static void ofStep(
            Handle tx,
            Actor actor,
            Verb verb,
            String said,
            TemplateId template,
            Step step,
            Instant now) {
        Journal.record(tx, actor, line(verb, said, template, step), now);
    }

    static Event line(Verb verb, String said, TemplateId template, Step step) {
        var subject = Subject.of(Subject.Kind.STEP, step.id());
        return Event.of(verb, subject, subject(template), said + ": " + step.title());
    }

    private static Subject subject(TemplateId id) {
        return Subject.of(Subject.Kind.TEMPLATE, id);
    }
}
