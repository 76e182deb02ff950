package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.CommentId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.comment.Said;
import dev.runsheet.comment.Saying;
import dev.runsheet.comment.SayingForm;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.task.DiscussTask;
import dev.runsheet.task.Task;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Comments and issues on tasks and on runs (tasks spec 6). They are read with the task or the run,
/// as `threads`.
public final class CommentsApi {
    private static final String ORG = "/organizations/{org}";
    private static final String TASK = ORG + "/tasks/{task}";
    private static final String RUN = ORG + "/runs/{run}";

    private CommentsApi() {}

    public static void mount(Routes routes) {
        routes.toGuests().post(TASK + "/comment", CommentsApi::onTask);
        routes.toGuests().post(TASK + "/comments", CommentsApi::onTask);
        routes.put(TASK + "/comment/{comment}", CommentsApi::editOnTask);
        routes.delete(TASK + "/comment/{comment}", CommentsApi::deleteOnTask);
        routes.post(TASK + "/bot-comment", CommentsApi::botOnTask);
        routes.toGuests().post(TASK + "/problem", CommentsApi::problemOnTask);
        routes.post(TASK + "/resolved-threads", CommentsApi::resolutionOnTask);
        routes.toGuests().post(RUN + "/tasks/{task}/comments", CommentsApi::onTaskOfRun);
        routes.post(RUN + "/comment", CommentsApi::onRun);
        routes.put(RUN + "/comment/{comment}", CommentsApi::editOnRun);
        routes.delete(RUN + "/comment/{comment}", CommentsApi::deleteOnRun);
        routes.post(RUN + "/bot-comment", CommentsApi::botOnRun);
        routes.post(RUN + "/problem", CommentsApi::problemOnRun);
        routes.post(RUN + "/resolved-threads", CommentsApi::resolutionOnRun);
    }

    static Answer onTask(Call call, Handle tx) {
        return made(call, tx, task(call, tx), SayingForm.comment(call.body()));
    }

    /// As older clients post it, with the run in the path.
    static Answer onTaskOfRun(Call call, Handle tx) {
        var task = task(call, tx);
        if (!call.id("run", RunId::new).equals(task.run())) {
            throw new NotFound("task").refuse();
        }
        return made(call, tx, task, SayingForm.comment(call.body()));
    }

    static Answer botOnTask(Call call, Handle tx) {
        var task = task(call, tx);
        requireMember(call.actor());
        return made(call, tx, task, SayingForm.bot(call.body()));
    }

    static Answer problemOnTask(Call call, Handle tx) {
        return made(call, tx, task(call, tx), SayingForm.problem(call.body()));
    }

    static Answer resolutionOnTask(Call call, Handle tx) {
        return made(call, tx, task(call, tx), SayingForm.resolution(call.body()));
    }

    static Answer editOnTask(Call call, Handle tx) {
        var task = task(call, tx);
        return Answer.ok(said(call, tx, task, SayingForm.edit(comment(call), call.body())));
    }

    static Answer deleteOnTask(Call call, Handle tx) {
        say(call, tx, task(call, tx), new Saying.Delete(comment(call)));
        return Answer.noContent();
    }

    static Answer onRun(Call call, Handle tx) {
        return made(call, tx, run(call, tx), SayingForm.comment(call.body()));
    }

    static Answer botOnRun(Call call, Handle tx) {
        return made(call, tx, run(call, tx), SayingForm.bot(call.body()));
    }

    static Answer problemOnRun(Call call, Handle tx) {
        return made(call, tx, run(call, tx), SayingForm.problem(call.body()));
    }

    static Answer resolutionOnRun(Call call, Handle tx) {
        return made(call, tx, run(call, tx), SayingForm.resolution(call.body()));
    }

    static Answer editOnRun(Call call, Handle tx) {
        var run = run(call, tx);
        return Answer.ok(said(call, tx, run, SayingForm.edit(comment(call), call.body())));
    }

    static Answer deleteOnRun(Call call, Handle tx) {
        say(call, tx, run(call, tx), new Saying.Delete(comment(call)));
        return Answer.noContent();
    }

    private static Answer made(Call call, Handle tx, Task task, Saying saying) {
        return Answer.created(said(call, tx, task, saying));
    }

    private static Answer made(Call call, Handle tx, RunId run, Saying saying) {
        return Answer.created(said(call, tx, run, saying));
    }

    private static Map<String, Object> said(Call call, Handle tx, Task task, Saying saying) {
        return json(call, tx, say(call, tx, task, saying), task.run());
    }

    private static Map<String, Object> said(Call call, Handle tx, RunId run, Saying saying) {
        return json(call, tx, say(call, tx, run, saying), run);
    }

    private static Map<String, Object> json(Call call, Handle tx, Said said, RunId run) {
        var place = new Place(run, null);
        return CommentRows.written(
                tx, call.actor(), call.settings(), said.comment(), place, call.at());
    }

    private static Said say(Call call, Handle tx, Task task, Saying saying) {
        return task.run() == null
                ? DiscussTask.run(tx, call.actor(), task.id(), saying, call.at())
                : DiscussRun.task(
                        tx,
                        call.actor(),
                        task.run(),
                        task.id(),
                        saying,
                        call.settings(),
                        call.at());
    }

    private static Said say(Call call, Handle tx, RunId run, Saying saying) {
        return DiscussRun.run(tx, call.actor(), run, saying, call.settings(), call.at());
    }

    /// The task of the path, which the caller may see. That a run is public shows its tasks to
    /// guests, but gives them no say.
    private static Task task(Call call, Handle tx) {
        var task = TaskReadsApi.find(call, tx).task();
        task.requireVisible(call.actor());
        return task;
    }

    /// The run of the path, which the caller may see.
    private static RunId run(Call call, Handle tx) {
        return RunReadsApi.visible(call, tx).run().id();
    }

    private static CommentId comment(Call call) {
        return call.id("comment", CommentId::new);
    }

    private static void requireMember(Actor actor) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests may not speak for the server.").refuse();
        }
    }
}
