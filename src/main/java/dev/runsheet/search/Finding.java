package dev.runsheet.search;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Page;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Slice;
import dev.runsheet.run.RunJson;
import dev.runsheet.run.RunListStore;
import dev.runsheet.run.TaskRows;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.template.LabelStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// One search of one person: which ones are found, and of those on the page what is shown.
final class Finding {
    private final Handle tx;
    private final Actor actor;
    private final RunJson json;
    private final Question question;
    private final Page page;
    private final Instant now;

    Finding(Handle tx, Actor actor, Settings settings, Question question, Page page, Instant now) {
        this.tx = tx;
        this.actor = actor;
        this.json = new RunJson(settings, actor);
        this.question = question;
        this.page = page;
        this.now = now;
    }

    Slice<Map<String, Object>> of(Kind kind) {
        return switch (kind) {
            case BLUEPRINT -> templates();
            case PROCESS -> runs();
            case TASK -> tasks();
            case STEP ->
                    SearchStore.steps(tx, actor, question, page)
                            .map(part -> FoundJson.part(kind, part));
            case CAPTURE ->
                    SearchStore.fields(tx, actor, question, page)
                            .map(part -> FoundJson.part(kind, part));
            case SNIPPET -> SearchStore.snippets(tx, actor, question, page).map(FoundJson::snippet);
        };
    }

    private Slice<Map<String, Object>> templates() {
        var found = SearchStore.templates(tx, actor, question, page);
        var shown =
                byId(
                        SearchStore.templates(tx, actor.org(), found.rows()),
                        FoundTemplate::id,
                        each -> FoundJson.template(actor.org(), each));
        return inOrder(found, shown);
    }

    private Slice<Map<String, Object>> runs() {
        var found = SearchStore.runs(tx, actor, question, page);
        var lines = RunListStore.find(tx, actor, found.rows(), now);
        var tags =
                LabelStore.tags(
                        tx,
                        actor.org(),
                        lines.stream()
                                .flatMap(line -> line.run().details().tags().stream())
                                .collect(Collectors.toSet()));
        var shown =
                byId(
                        lines,
                        line -> line.run().id(),
                        line ->
                                FoundJson.run(
                                        json.read(line.run(), line.derived()),
                                        line.run().details().tags().stream()
                                                .map(tags::get)
                                                .filter(Objects::nonNull)
                                                .toList()));
        return inOrder(found, shown);
    }

    private Slice<Map<String, Object>> tasks() {
        var found = SearchStore.tasks(tx, actor, question, page);
        var lines = TaskListStore.these(tx, actor.org(), found.rows());
        var rows = new TaskRows(tx, json, Set.of(), now).listed(lines);
        var shown = rows.stream().collect(Collectors.toMap(row -> row.get("id"), FoundJson::task));
        return found.map(id -> shown.get(id.hex()));
    }

    private static <T, I> Map<I, Map<String, Object>> byId(
            Collection<T> all, Function<T, I> id, Function<T, Map<String, Object>> json) {
        return all.stream().collect(Collectors.toMap(id, json));
    }

    private static <I> Slice<Map<String, Object>> inOrder(
            Slice<I> found, Map<I, Map<String, Object>> shown) {
        return found.map(shown::get);
    }
}
