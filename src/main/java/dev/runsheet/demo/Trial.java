package dev.runsheet.demo;

import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call to paste into a shell. The four of `all` work one after the other, as often as one likes:
/// they change a task and its run, complete the task, and reopen it.
record Trial(String what, String line) {
    private static final String RUNS = "/runs?status=active&per_page=100";
    private static final String TASKS =
            "/tasks?status=active_visible&with=form_fields&per_page=100";

    private record Subject(String run, String task) {}

    /// About a task that is open right now.
    static List<Trial> all(Credentials credentials, Instant now) {
        var wire = credentials.wire();
        var subject = open(wire).orElseGet(() -> made(wire, credentials, now));
        var run = "/runs/" + subject.run();
        var completed = run + "/completed-tasks";
        return List.of(
                new Trial(
                        "Update a task",
                        line(
                                credentials,
                                "PUT",
                                run + "/tasks/" + subject.task(),
                                Map.of("summary", "<p>Updated over the API.</p>"))),
                new Trial(
                        "Update its process",
                        line(credentials, "PUT", run, Map.of("summary", "Updated over the API."))),
                new Trial(
                        "Complete the task",
                        line(credentials, "POST", completed, Map.of("task_id", subject.task()))),
                new Trial(
                        "Reopen it",
                        line(credentials, "DELETE", completed + "/" + subject.task(), Map.of())));
    }

    private static Optional<Subject> open(Wire wire) {
        for (var run : rows(wire, RUNS)) {
            var tasks = rows(wire, "/runs/" + run.get("id") + TASKS);
            var simple = tasks.stream().filter(Trial::isSimple).findFirst();
            if (simple.isPresent()) {
                return simple.map(
                        task -> new Subject((String) run.get("id"), (String) task.get("id")));
            }
        }
        return Optional.empty();
    }

    /// Whether an administrator may complete it as it is.
    private static boolean isSimple(Map<String, Object> task) {
        return "task".equals(task.get("task_type"))
                && Boolean.FALSE.equals(task.get("everyone_must_complete"))
                && Boolean.FALSE.equals(task.get("problem"))
                && Script.list(Script.map(task.get("form_fields")).get("data")).isEmpty();
    }

    /// When everything is done, there is something to try all the same.
    private static Subject made(Wire wire, Credentials credentials, Instant now) {
        var empty = new LinkedHashMap<String, Object>();
        empty.put("checklist_id", null);
        empty.put("name", "Trying the API");
        var run = (String) Script.map(wire.post("/runs", empty).get("data")).get("id");
        var task =
                wire.post(
                        "/tasks",
                        Map.of(
                                "run_id",
                                run,
                                "title",
                                "Try the four calls",
                                "task_type",
                                "task",
                                "deadline",
                                now.plusSeconds(86_400).toString(),
                                "owners",
                                Map.of("users", List.of(credentials.member()))));
        return new Subject(run, (String) Script.map(task.get("data")).get("id"));
    }

    private static List<Map<String, Object>> rows(Wire wire, String path) {
        return Script.maps(wire.get(path).get("data"));
    }

    private static String line(
            Credentials credentials, String method, String path, Map<String, Object> body) {
        var line =
                "curl -sS -X %s '%s/organizations/%s%s' -H 'Authorization: Bearer %s'"
                        .formatted(
                                method,
                                credentials.endpoint(),
                                credentials.org(),
                                path,
                                credentials.token());
        return body.isEmpty()
                ? line
                : line + " -H 'Content-Type: application/json' -d '" + Json.text(body) + "'";
    }
}
