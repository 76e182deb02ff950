package dev.runsheet.run;

import dev.runsheet.base.RunId;
import dev.runsheet.people.OwnersForm;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Launching runs, changing them, and putting them away.
public final class RunsApi {
    private static final String RUNS = "/organizations/{org}/runs";
    private static final String RUN = RUNS + "/{run}";

    private RunsApi() {}

    public static void mount(Routes routes) {
        routes.post(RUNS, RunsApi::launch);
        routes.put(RUN, RunsApi::update);
        routes.patch(RUN, RunsApi::update);
        routes.delete(RUN, RunsApi::archive);
        routes.put(RUN + "/activate", RunsApi::activate);
        routes.delete(RUN + "/delete", RunsApi::purge);
        routes.post(RUN + "/complete-prerun", RunsApi::submitKickoff);
        routes.delete(RUN + "/complete-prerun", RunsApi::reopenKickoff);
    }

    static Answer launch(Call call, Handle tx) {
        var body = call.body();
        var launch = Launch.read(body, owners -> OwnersForm.assigned(tx, call.org(), owners));
        var outcome = LaunchRun.run(tx, call.actor(), launch, body, call.settings(), call.at());
        var answer =
                Answer.created(read(call, tx, outcome.flow())).withETag(etag(outcome.flow().run()));
        return outcome.dropped().isEmpty()
                ? answer
                : answer.withHeader("Warning", warning(outcome.dropped()));
    }

    /// A header takes only plain characters.
    private static String warning(Iterable<String> dropped) {
        var keys = String.join(", ", dropped).replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
        return "199 - \"Not fields of the kick-off form: "
                + keys.substring(0, Math.min(keys.length(), 500))
                + '"';
    }

    static Answer update(Call call, Handle tx) {
        var body = call.body();
        var change = RunChange.read(body);
        var flow =
                UpdateRun.run(
                        tx,
                        call.actor(),
                        id(call),
                        change,
                        body,
                        call.settings(),
                        expected(call, tx),
                        call.at());
        return written(call, tx, flow);
    }

    static Answer archive(Call call, Handle tx) {
        return written(
                call,
                tx,
                ArchiveRun.archive(
                        tx,
                        call.actor(),
                        id(call),
                        call.settings(),
                        expected(call, tx),
                        call.at()));
    }

    static Answer activate(Call call, Handle tx) {
        var flow =
                ArchiveRun.activate(
                        tx, call.actor(), id(call), call.settings(), expected(call, tx), call.at());
        return Answer.ok(read(call, tx, flow)).withETag(etag(flow.run()));
    }

    static Answer purge(Call call, Handle tx) {
        ArchiveRun.purge(
                tx, call.actor(), id(call), call.settings(), expected(call, tx), call.at());
        return Answer.empty();
    }

    static Answer submitKickoff(Call call, Handle tx) {
        var flow =
                SubmitKickoff.submit(
                        tx, call.actor(), id(call), call.settings(), expected(call, tx), call.at());
        return Answer.ok(read(call, tx, flow)).withETag(etag(flow.run()));
    }

    static Answer reopenKickoff(Call call, Handle tx) {
        var flow =
                SubmitKickoff.reopen(
                        tx, call.actor(), id(call), call.settings(), expected(call, tx), call.at());
        return Answer.ok(read(call, tx, flow)).withETag(etag(flow.run()));
    }

    private static Answer written(Call call, Handle tx, Flow flow) {
        var json = new RunJson(call.settings(), call.actor());
        return Answer.ok(json.written(flow.run(), derived(call, tx, flow)))
                .withETag(etag(flow.run()));
    }

    private static Map<String, Object> read(Call call, Handle tx, Flow flow) {
        return new RunJson(call.settings(), call.actor()).read(flow.run(), derived(call, tx, flow));
    }

    private static RunDerived derived(Call call, Handle tx, Flow flow) {
        boolean isStarred =
                call.actor()
                        .member()
                        .filter(me -> RunStore.isStarred(tx, call.org(), flow.run().id(), me))
                        .isPresent();
        var json = new RunJson(call.settings(), call.actor());
        return Alerts.of(tx, json, List.of(flow.run()), call.at())
                .on(flow.run(), RunDerived.of(flow.tasks(), isStarred, call.at()));
    }

    /// Lets a client that sends If-Match change only what it has seen.
    private static Consumer<Run> expected(Call call, Handle tx) {
        return run -> call.match(etag(run), () -> RunReadsApi.current(call, tx));
    }

    static String etag(Run run) {
        return Long.toString(run.revision());
    }

    private static RunId id(Call call) {
        return call.id("run", RunId::new);
    }
}
