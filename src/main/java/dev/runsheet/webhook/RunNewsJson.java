package dev.runsheet.webhook;

import dev.runsheet.base.MemberId;
import dev.runsheet.run.Kickoff;
import dev.runsheet.run.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a call says that tells of a run (platform spec 15.2).
final class RunNewsJson {
    private RunNewsJson() {}

    static Map<String, Object> of(Story story) {
        var run = story.run();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", run.id().hex());
        json.put("increment_id", run.number());
        json.put("checklist_id", run.from() == null ? null : run.from().template().hex());
        json.put("checklist_title", run.from() == null ? null : run.from().title());
        json.put("name", run.details().name());
        json.put("summary", run.details().summary());
        json.put("status", PartsJson.status(story));
        json.put("progress", PartsJson.progress(story));
        json.put("whole_progress", whole(run.progress()));
        json.put("started_by", run.startedBy().value());
        json.put("owner_id", run.details().owner().value());
        putKickoff(json, story, run.kickoff());
        putDates(json, story);
        putPeople(json, story);
        json.put("process-tasks", PartsJson.taskIds(story));
        json.put("ko-form-fields", PartsJson.kickoff(story));
        json.put("guest-links", PartsJson.guestLinks(story));
        json.put("launcher", PartsJson.person(story, story.launcher()));
        return json;
    }

    private static int whole(Progress progress) {
        return Progress.percent(progress.done(), progress.whole());
    }

    private static void putKickoff(Map<String, Object> json, Story story, Kickoff kickoff) {
        var by = kickoff.by() == null ? null : kickoff.by().value();
        json.put("prerun", PartsJson.prerun(story));
        json.put("prerun_status", kickoff.isComplete() ? "completed" : "incomplete");
        json.put("prerun_completed_at", story.moments().text(kickoff.completedAt()));
        json.put("prerun_completed_by", by);
        json.put("prerun_submitted_by", by);
        json.put("prerun_length", kickoff.answers().size());
    }

    private static void putDates(Map<String, Object> json, Story story) {
        var run = story.run();
        var moments = story.moments();
        var derived = story.whole().line().derived();
        var told = story.told();
        var completedAt = told.runStatus().isPresent() ? told.completedAt() : run.completedAt();
        json.put("created_at", moments.text(run.createdAt()));
        json.put("started_at", moments.text(run.createdAt()));
        json.put("last_updated", moments.text(run.lastUpdated()));
        json.put("completed_at", moments.text(completedAt));
        json.put("late_tasks", derived.lateTasks());
        json.put("due_soon", derived.isDueSoon());
        json.put("due_date", moments.text(derived.dueDate()));
    }

    private static void putPeople(Map<String, Object> json, Story story) {
        var details = story.run().details();
        json.put("collaborators", collaborators(story));
        json.put("users", details.members().stream().map(id -> user(story, id)).toList());
        json.put(
                "groups",
                details.groups().stream()
                        .map(id -> named("group_id", id.hex(), "name", story.groups().get(id)))
                        .toList());
    }

    private static Map<String, Object> user(Story story, MemberId id) {
        var person = story.people().get(id);
        return named(
                "user_id", id.value(), "full_name", person == null ? null : person.shownName());
    }

    private static Map<String, Object> named(String idKey, Object id, String nameKey, String name) {
        var json = new LinkedHashMap<String, Object>();
        json.put(idKey, id);
        json.put(nameKey, name);
        return json;
    }

    private static List<Long> collaborators(Story story) {
        return Stream.concat(
                        Stream.of(story.run().startedBy(), story.run().details().owner()),
                        story.whole().line().derived().assignees().stream())
                .map(MemberId::value)
                .distinct()
                .toList();
    }
}
