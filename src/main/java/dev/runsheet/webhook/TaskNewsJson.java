package dev.runsheet.webhook;

import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.base.Owners;
import dev.runsheet.task.Completer;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a call says that tells of a task (platform spec 15.3).
final class TaskNewsJson {
    private TaskNewsJson() {}

    static Map<String, Object> of(Story story) {
        var json = new LinkedHashMap<String, Object>();
        json.put("this_task", thisTask(story));
        json.put("next_task", next(story));
        json.put("process", process(story));
        json.put("template", template(story));
        json.put("form-fields", answers(story));
        json.put("process-tasks", PartsJson.taskIds(story));
        json.put("guest-links", PartsJson.guestLinks(story));
        json.put("launcher", PartsJson.person(story, story.launcher()));
        json.put("completer", completer(story));
        return json;
    }

    /// With its completion as it was when that was told, whatever became of the task since.
    static Map<String, Object> thisTask(Story story) {
        var json = task(story, story.task());
        var told = story.told();
        if (told.completedAt() != null) {
            json.put("status", "completed");
            json.put("completed_at", story.moments().text(told.completedAt()));
        }
        json.put("completed_by", completer(story));
        json.put("assets", story.files().stream().map(file -> asset(story, file)).toList());
        return json;
    }

    /// A list, and an empty one, where nothing is left to do.
    private static Object next(Story story) {
        return story.next().<Object>map(task -> nextTask(story, task)).orElse(List.of());
    }

    private static Map<String, Object> nextTask(Story story, Task task) {
        var json = task(story, task);
        if (story.told().knowsNext() && task.isCompleted()) {
            json.put("status", "not-started");
            json.put("completed_at", null);
            json.put("completed_by", null);
        }
        return json;
    }

    private static Map<String, Object> task(Story story, Task task) {
        var work = task.work();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", task.id().hex());
        json.put("title", work.shownTitle());
        json.put("alias", task.origin().alias());
        json.put("status", status(task));
        json.put("summary", work.shownSummary());
        json.put("deadline", story.moments().text(work.deadline()));
        json.put("position", work.position());
        json.put(
                "completed_at",
                task.state() instanceof State.Completed done
                        ? story.moments().text(done.at())
                        : null);
        json.put("completed_by", completer(story, task));
        json.put("captures", PartsJson.captures(story, task.form().fields(), work.answers()));
        json.put("owners", owners(story, work.owners()));
        return json;
    }

    private static String status(Task task) {
        return switch (task.state()) {
            case State.Open(var isTouched, _, _) -> isTouched ? "in-progress" : "not-started";
            case State.Hidden _ -> "auto-skipped";
            case State.Completed _ -> "completed";
        };
    }

    private static Map<String, Object> completer(Story story) {
        var told = story.told();
        if (told.completedAt() == null) {
            return completer(story, story.task());
        }
        return told.completer()
                .map(member -> PartsJson.person(story, member))
                .or(() -> told.completerGuest().map(PartsJson::guest))
                .orElse(null);
    }

    private static Map<String, Object> completer(Story story, Task task) {
        if (!(task.state() instanceof State.Completed done)) {
            return null;
        }
        return switch (done.by()) {
            case Completer.Member(var id) -> PartsJson.person(story, id);
            case Completer.Guest(var email) -> PartsJson.guest(email);
            case Completer.Nobody _ -> null;
        };
    }

    private static Map<String, Object> owners(Story story, Owners owners) {
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "users", owners.members().stream().map(id -> PartsJson.person(story, id)).toList());
        json.put("guests", owners.guests());
        return json;
    }

    private static Map<String, Object> asset(Story story, AttachedFile file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", file.id().hex());
        json.put("filename", file.name());
        json.put("version", file.version());
        json.put(
                "public_link",
                story.site()
                        + "/organizations/"
                        + story.told().org().hex()
                        + "/file/"
                        + file.id().hex()
                        + "/dl");
        return json;
    }

    private static Map<String, Object> process(Story story) {
        var json = new LinkedHashMap<String, Object>();
        var run = story.run();
        if (run == null) {
            return json;
        }
        json.put("id", run.id().hex());
        json.put("organization_id", run.org().hex());
        json.put("name", run.details().name());
        json.put("summary", run.details().summary());
        json.put("status", PartsJson.status(story));
        json.put("progress", PartsJson.progress(story));
        json.put("created_at", story.moments().text(run.createdAt()));
        json.put(
                "ClientURL",
                story.site() + "/organizations/" + run.org().hex() + "/runs/" + run.id().hex());
        json.put("prerun", PartsJson.prerun(story));
        json.put("process_forms", forms(story));
        json.put(
                "tags",
                story.tags().stream()
                        .map(tag -> tag(tag.id().hex(), tag.title(), tag.color()))
                        .toList());
        return json;
    }

    private static Map<String, Object> tag(String id, String name, String color) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("name", name);
        json.put("color", color);
        return json;
    }

    /// The questions of each step; a task that comes from no step goes by its own id.
    private static Map<String, Object> forms(Story story) {
        var json = new LinkedHashMap<String, Object>();
        for (var task : story.tasks()) {
            if (!task.form().fields().isEmpty()) {
                var key = task.isOneOff() ? task.id().hex() : task.origin().step().hex();
                json.put(
                        key,
                        PartsJson.captures(story, task.form().fields(), task.work().answers()));
            }
        }
        return json;
    }

    private static Map<String, Object> template(Story story) {
        var json = new LinkedHashMap<String, Object>();
        if (story.content() != null) {
            json.put("id", story.run().from().template().hex());
            json.put("title", story.content().title());
            json.put("alias", story.templateAlias());
            json.put("summary", story.content().summary());
        }
        return json;
    }

    /// All answers by their aliases, those to the kick-off form first.
    private static Map<String, Object> answers(Story story) {
        var json = PartsJson.kickoff(story);
        for (var task : story.tasks()) {
            PartsJson.putAnswers(json, story, task.form().fields(), task.work().answers());
        }
        return json;
    }
}
