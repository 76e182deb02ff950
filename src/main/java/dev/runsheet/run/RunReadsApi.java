package dev.runsheet.run;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.custom.CustomJson;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Query;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.run.RunFilter.Order;
import dev.runsheet.run.RunFilter.Status;
import dev.runsheet.run.RunFilter.TaskStatus;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.task.TaskListStore.Large;
import dev.runsheet.template.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Runs as people read them: one, the list of all, the questions of one.
public final class RunReadsApi {
    private static final int ROWS = 10;
    private static final String RUNS = "/organizations/{org}/runs";

    private RunReadsApi() {}

    public static void mount(Routes routes) {
        routes.get(RUNS, RunReadsApi::list);
        routes.get(RUNS + "/{run}", RunReadsApi::one);
        routes.get(RUNS + "/{run}/form-fields", RunReadsApi::formFields);
    }

    static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var found = RunListStore.list(tx, call.actor(), filter(call.query()), page, call.at());
        return Answer.list(
                call, new Slice<>(includes(call, tx).of(found.rows()), found.total()), page);
    }

    static Answer one(Call call, Handle tx) {
        var line = visible(call, tx);
        return Answer.ok(read(call, tx, line)).withETag(RunsApi.etag(line.run()));
    }

    /// What a read of the run would answer, for whoever wrote to another version of it.
    static Map<String, Object> current(Call call, Handle tx) {
        return read(call, tx, visible(call, tx));
    }

    private static Map<String, Object> read(Call call, Handle tx, RunLine line) {
        return includes(call, tx).of(List.of(line)).getFirst();
    }

    static Answer formFields(Call call, Handle tx) {
        var run = visible(call, tx).run();
        var tasks =
                TaskListStore.ofRuns(tx, call.org(), List.of(run.id()), Set.of(Large.FORM)).stream()
                        .filter(task -> !task.isArchived() || task.isArchivedByRun())
                        .filter(task -> task.isVisibleTo(call.actor()))
                        .toList();
        var forms = new WordedForms(tx, call.actor(), call.settings(), call.at());
        var kickoff = forms.kickoff(run, Flows.content(tx, run));
        var json = RunFieldsJson.of(run, kickoff, tasks, forms.of(tasks));
        return Answer.ok(CustomJson.seenBy(call.actor(), json));
    }

    /// The run of the path, archived or not.
    static RunLine visible(Call call, Handle tx) {
        var seen =
                RunListStore.find(tx, call.actor(), call.id("run", RunId::new), call.at())
                        .orElseThrow(() -> new NotFound("run").refuse());
        Flows.requireVisible(seen.isVisible());
        return seen.line();
    }

    private static RunIncludes includes(Call call, Handle tx) {
        return new RunIncludes(
                tx,
                new RunJson(call.settings(), call.actor()),
                call.query().includes(),
                call.query().flag("form_fields_values"),
                call.at());
    }

    /// What a list of runs asks for.
    public static RunFilter filter(Query query) {
        var status = query.first("status").orElse("");
        return new RunFilter(
                query.first("q").orElse(null),
                Status.of(status).orElse(null),
                status.equals("archived") ? Archived.ONLY : TaskFilterApi.archived(query),
                TaskFilterApi.list(query, "owners", TaskFilterApi::member),
                TaskFilterApi.list(query, "groups", text -> TaskFilterApi.id(text, GroupId::new)),
                query.first("checklist_id")
                        .or(() -> query.first("blueprint_id"))
                        .map(text -> TaskFilterApi.id(text, TemplateId::new))
                        .orElse(null),
                query.first("folder")
                        .map(text -> TaskFilterApi.id(text, FolderId::new))
                        .orElse(null),
                query.first("tag").orElse(null),
                TaskFilterApi.list(query, "tag_ids", text -> TaskFilterApi.id(text, TagId::new)),
                query.flag("untagged"),
                status.equals("starred")
                        ? Boolean.TRUE
                        : query.optionalFlag("starred").orElse(null),
                query.first("type").flatMap(RunReadsApi::kind).orElse(null),
                query.first("task_status").flatMap(TaskStatus::of).orElse(null),
                query.flag("me"),
                query.first("sort")
                        .or(() -> query.first("sort_by"))
                        .flatMap(Order::of)
                        .orElse(Order.NEWEST));
    }

    private static Optional<Content.Kind> kind(String word) {
        return List.of(Content.Kind.values()).stream()
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
