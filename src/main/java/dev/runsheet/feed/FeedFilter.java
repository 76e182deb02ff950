package dev.runsheet.feed;

import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which lines of the feed are asked for; an empty part asks for nothing. `about` brings along what
/// happened inside of it, `origin` is what something happened in; `actorType` is `member` or
/// `guest`.
record FeedFilter(
        Optional<Scope> about,
        Optional<Scope> origin,
        List<Subject.Kind> kinds,
        Optional<Verb> verb,
        Optional<String> actorType,
        Optional<Long> actorId,
        Optional<String> actorEmail,
        Optional<Source> source,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> search,
        Optional<String> field,
        boolean isOldestFirst) {

    /// A kind of thing, or one of them.
    record Scope(Subject.Kind kind, Optional<String> id) {}

    /// The run that the whole question is about.
    Optional<RunId> run() {
        return about(Subject.Kind.RUN).map(RunId::new);
    }

    /// The template that the whole question is about.
    Optional<TemplateId> template() {
        return about(Subject.Kind.TEMPLATE).map(TemplateId::new);
    }

    private Optional<UUID> about(Subject.Kind kind) {
        return about.filter(scope -> scope.kind() == kind).flatMap(Scope::id).flatMap(Id::parse);
    }
}
