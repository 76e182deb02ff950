package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static dev.runsheet.fire.Samples.PEOPLE;
import static dev.runsheet.fire.Samples.json;
import static dev.runsheet.fire.Samples.plus;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Of every write to runs, tasks and people one that is as it should be.
final class WorkWrites {
    private final Pantry pantry;
    private final List<Write> writes = new ArrayList<>();
    private final Map<String, Object> answers = new LinkedHashMap<>();

    private WorkWrites(Pantry pantry) {
        this.pantry = pantry;
        pantry.asked.forEach(field -> answers.put((String) field.get("id"), answer(field)));
    }

    static List<Write> of(Pantry pantry) {
        var all = new WorkWrites(pantry);
        all.runs();
        all.tasks();
        all.completing();
        all.values();
        all.comments();
        all.people();
        all.onceOnly();
        return all.writes;
    }

    private static Object answer(Map<String, Object> field) {
        return Samples.answer((String) field.get("field_type"));
    }

    private void good(String method, String path, Object body) {
        writes.add(new Write(method, path, body));
    }

    private void runs() {
        var change =
                json(
                        """
                        {"name": "Rye", "summary": "Dark", "owner_id": 1001, "starred": true, "is_public": false,
                         "prerun": {"%1$s": "Rye"}, "publicly_hidden_fields": ["%1$s"], "tags": ["%2$s"],
                         "folders": ["%3$s"], "users": [1002], "groups": ["%4$s"]}
                        """,
                        pantry.ids.get("prerun"),
                        pantry.ids.get("tag"),
                        pantry.ids.get("folder"),
                        World.OVENS.hex());
        var launch =
                json(
                        """
                        {"checklist_id": "%1$s", "user_id": "1002", "parent_id": "%2$s", "roles": [{"%5$s": %4$s}],
                         "tasks": {"%3$s": {"deadline": "2026-05-01T09:00:00Z", "owners": %4$s, "position": 1}}}
                        """,
                        pantry.template,
                        pantry.run,
                        pantry.step,
                        Json.text(PEOPLE),
                        pantry.ids.get("role"));
        launch.putAll(change);
        good("POST", ORG + "/runs", launch);
        good("POST", ORG + "/runs", json("{\"checklist_id\": null, \"name\": \"By hand\"}"));
        good("PUT", ORG + "/runs/" + pantry.run, change);
    }

    private void tasks() {
        var change =
                json(
                        """
                        {"title": "Sweep", "summary": "All of it", "task_type": "task", "deadline": "2026-12-01T09:00:00Z",
                         "started_at": "2026-04-01T09:00:00Z", "owners": %s, "everyone_must_complete": false,
                         "can_complete_only_assignees": false, "prevent_guest_comment": true, "max_assignable": 5,
                         "top_secret": false, "webhook": "https://flour.example/hook", "position": 1}
                        """,
                        Json.text(PEOPLE));
        var inRun = plus(plus(change, "run_id", pantry.run), "after", pantry.task);
        good("POST", ORG + "/tasks", plus(inRun, "tags", List.of(pantry.ids.get("tag"))));
        good(
                "POST",
                ORG + "/tasks",
                plus(
                        Bakehouse.oneOffBody(Map.of("separate_task_for_each_assignee", false)),
                        "form_fields",
                        List.of(Samples.field("dropdown"), Samples.field("table"))));
        good("PUT", ORG + "/tasks/" + pantry.chore, plus(change, "taskdata", answers));
        good(
                "PUT",
                ORG + "/runs/" + pantry.run + "/tasks/" + pantry.task,
                plus(change, "status", "active"));
    }

    private void completing() {
        good(
                "POST",
                ORG + "/runs/" + pantry.run + "/completed-tasks",
                Map.of("task_id", pantry.task, "is_approved", true, "override_user", 1002));
        good(
                "POST",
                ORG + "/completed-tasks",
                Map.of("task_id", pantry.chore, "is_approved", true, "taskdata", Map.of()));
    }

    private void values() {
        answers.forEach(
                (field, answer) ->
                        good(
                                "POST",
                                ORG + "/tasks/" + pantry.chore + "/captures",
                                Map.of("id", field, "value", answer)));
        var value =
                json(
                        """
                        {"id": "%s", "form_value": "Because", "task_id": "%s", "run_id": null}
                        """,
                        pantry.asked.getFirst().get("id"), pantry.chore);
        good("PUT", ORG + "/form-field/value", value);
        good("POST", ORG + "/guests/" + World.GUS + "/form-field/value", value);
    }

    private void comments() {
        var path = Map.of("task", "/tasks/", "run", "/runs/", "checklist", "/checklists/");
        pantry.discussed.forEach(
                (kind, on) -> {
                    var thing = ORG + path.get(kind) + on.thing();
                    var said =
                            json(
                                    """
                                    {"content": "<p>See @[1002]</p>", "label": "advice", "state": "open"}
                                    """);
                    good("POST", thing + "/comment", said);
                    good("PUT", thing + "/comment/" + on.comment(), said);
                    good("POST", thing + "/bot-comment", Map.of("content", "Beep."));
                    good("POST", thing + "/problem", Map.of("content", "Burnt.", "state", "open"));
                    good(
                            "POST",
                            ORG + path.get(kind) + on.troubled() + "/resolved-threads",
                            json(
                                    """
                                    {"thread_id": "%s", "content": "Done.", "state": "collapsed"}
                                    """,
                                    on.problem()));
                });
    }

    private void people() {
        var folder = pantry.ids.get("folder");
        good(
                "PUT",
                ORG + "/tags/" + pantry.ids.get("tag"),
                Map.of("title", "Later", "color", "#2980b9"));
        good("PUT", ORG + "/folders/" + folder, json("{\"name\": \"April\", \"parent_id\": null}"));
        good(
                "POST",
                ORG + "/folders",
                Map.of("name", "May", "folder_type", "run", "parent_id", folder));
        good(
                "POST",
                ORG + "/folders/add-object",
                Map.of("folder_id", folder, "subject_id", pantry.run, "subject_type", "Run"));
        good(
                "PUT",
                ORG + "/groups/" + World.OVENS.hex(),
                json(
                        """
                        {"name": "Ovens", "description": "Hot", "members": [1002], "guests": ["gus@flour.example"]}
                        """));
        good("PUT", ORG + "/users/1003/role", Map.of("role", "light"));
        good(
                "PUT",
                ORG,
                json(
                        """
                        {"name": "Flour", "slug": "flour", "timezone": "Europe/Paris", "allow_user_invite": true,
                         "working_days": {"Monday": {"from": "09:00", "to": "17:00"}},
                         "default_deadline": {"type": "days", "value": 2},
                         "webhook_date_field_format": "d/m/Y h:i A T"}
                        """));
        good(
                "POST",
                ORG + "/users/1001/add-watcher",
                json(
                        """
                        {"object_type": "organization", "object_id": "%s", "notification_type": "webhook",
                         "frequency": "electric", "webhook": "https://flour.example/hook"}
                        """,
                        World.FLOUR.hex()));
    }

    /// These are refused the second time, but read whole.
    private void onceOnly() {
        good("POST", ORG + "/tags", Map.of("title", "Never", "color", "#2980b9"));
        good(
                "POST",
                ORG + "/groups",
                json(
                        """
                        {"name": "Shop", "description": "", "members": [1002], "guests": []}
                        """));
        good(
                "POST",
                ORG + "/users/invite",
                json(
                        """
                        {"email": "pia@flour.example", "first_name": "Pia", "last_name": "Rye", "role": "standard",
                         "message": "Come"}
                        """));
    }
}
