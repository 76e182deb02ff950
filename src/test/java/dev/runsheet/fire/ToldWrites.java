package dev.runsheet.fire;

import static dev.runsheet.fire.Samples.field;
import static dev.runsheet.fire.Samples.json;
import static dev.runsheet.fire.Samples.plus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Every write of the description, with what must be done before it can succeed; what destroys
/// people, tags and folders comes last.
final class ToldWrites {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Object> NOTHING = Map.of();
    private static final String ORG = "/organizations/{org}";
    private static final String TASKS = ORG + "/tasks";
    private static final String RUNS = ORG + "/runs";
    private static final String COMPLETED = ORG + "/completed-tasks";
    private static final String TEMPLATES = ORG + "/checklists";
    private static final String TEMPLATE = TEMPLATES + "/{checklist}";
    private static final String STEP = TEMPLATE + "/steps/{step}";

    private final Pantry pantry;
    private final List<Told> writes = new ArrayList<>();

    /// `operation` is how the description calls it.
    record Told(String operation, Write write, List<Write> before) {}

    ToldWrites(Pantry pantry) {
        this.pantry = pantry;
    }

    List<Told> all() {
        oneOffs();
        microFunctions();
        runs();
        templates();
        steps();
        fields();
        files();
        comments("task", TASKS + "/{task}");
        comments("run", RUNS + "/{run}");
        comments("checklist", TEMPLATE);
        texts();
        visitors();
        people();
        customFields();
        reminders();
        shelves();
        return writes;
    }

    private void oneOffs() {
        var chore = Map.of("task", pantry.chore);
        var task = TASKS + "/{task}";
        var title = Map.<String, Object>of("title", "Mop");
        var archive = write("DELETE", task, chore, NOTHING);
        add("POST", TASKS, Bakehouse.oneOffBody(NOTHING));
        add("PUT", task, chore, title);
        add("PATCH", task, chore, title);
        add("DELETE", task, chore, NOTHING);
        add("PUT", task + "/restore", chore, NOTHING, archive);
        add("DELETE", task + "/delete", chore, NOTHING);
        add("POST", task + "/clone", chore, NOTHING);

        var done = Map.<String, Object>of("task_id", pantry.chore);
        var complete = write("POST", COMPLETED, chore, done);
        add("POST", COMPLETED, done);
        add("DELETE", COMPLETED + "/{task}", chore, NOTHING, complete);
        add("POST", COMPLETED + "/{task}", chore, NOTHING, complete);

        var asked = pantry.asked.getFirst().get("id");
        var value = Map.<String, Object>of("id", asked, "value", "Rye");
        var formValue = Map.of("id", asked, "form_value", "Rye", "task_id", pantry.chore);
        add("POST", task + "/captures", chore, value);
        add("PUT", ORG + "/form-field/value", formValue);
        add("POST", ORG + "/guests/{guest}/form-field/value", formValue);
    }

    private void microFunctions() {
        var tasks = "/processes/micro-functions" + TASKS;
        var task = tasks + "/{task}";
        var bob = Map.of("task", pantry.chore, "user", "1002");
        add("POST", tasks, Bakehouse.oneOffBody(NOTHING));
        add("PUT", task + "/edit-deadline", bob, Map.of("Deadline", "2026-12-02T09:00:00Z"));
        add("PUT", task + "/remove-guest/{guest}", bob, NOTHING);
        add("PUT", task + "/remove-assignee/{user}", bob, NOTHING);
    }

    private void runs() {
        var run = RUNS + "/{run}";
        var title = Map.<String, Object>of("title", "Fold");
        var name = Map.<String, Object>of("name", "Rye");
        var archive = write("DELETE", run, Map.of(), NOTHING);
        add("POST", RUNS, Map.of("checklist_id", pantry.template));
        add("PUT", run, name);
        add("PATCH", run, name);
        add("DELETE", run, NOTHING);
        add("PUT", run + "/activate", Map.of(), NOTHING, archive);
        add("DELETE", run + "/delete", Map.of(), NOTHING, archive);
        add("PUT", run + "/tasks/{task}", title);
        add("PATCH", run + "/tasks/{task}", title);

        var done = Map.<String, Object>of("task_id", pantry.task);
        var complete = write("POST", run + "/completed-tasks", Map.of(), done);
        add("POST", run + "/completed-tasks", done);
        add("DELETE", run + "/completed-tasks/{task}", Map.of(), NOTHING, complete);
        add("POST", run + "/completed-tasks/{task}", Map.of(), NOTHING, complete);

        var kickoff = run + "/complete-prerun";
        add("DELETE", kickoff, NOTHING);
        add("POST", kickoff, Map.of(), NOTHING, write("DELETE", kickoff, Map.of(), NOTHING));
    }

    private void templates() {
        var archive = write("DELETE", TEMPLATE, Map.of(), NOTHING);
        var twoFaces =
                write(
                        "PUT",
                        TEMPLATE,
                        Map.of(),
                        json("{\"title\": \"Rye\", \"dual_version_enabled\": true}"));
        add("POST", TEMPLATES, Map.of("title", "Rye", "type", "procedure"));
        add("PUT", TEMPLATE, Map.of("title", "Rye"));
        add("DELETE", TEMPLATE, NOTHING);
        add("DELETE", TEMPLATE + "/delete", Map.of(), NOTHING, archive);
        add("PUT", TEMPLATE + "/restore", Map.of(), NOTHING, archive);
        add("PUT", TEMPLATE + "/publish", Map.of(), NOTHING, twoFaces);
        add("POST", TEMPLATE + "/clone", Map.of("title", "Copy"));
        add("POST", TEMPLATE + "/duplicate", Map.of("title", "Copy"));
        var rule = Samples.rule(pantry.step, pantry.otherStep);
        var stage = Map.<String, Object>of("name", "Oven", "position", 1);
        add("POST", TEMPLATE + "/automated-actions", rule);
        add("PUT", TEMPLATE + "/automated-actions/{rule}", plus(rule, "automated_alias", "Bake"));
        add("DELETE", TEMPLATE + "/automated-actions/{rule}", NOTHING);
        add("POST", TEMPLATE + "/stages", stage);
        add("PUT", TEMPLATE + "/stages/{stage}", stage);
        add("DELETE", TEMPLATE + "/stages/{stage}", NOTHING);
    }

    private void steps() {
        var second = Map.<String, Object>of("position", 2);
        var unruled = write("DELETE", TEMPLATE + "/automated-actions/{rule}", Map.of(), NOTHING);
        add("POST", TEMPLATE + "/steps", Map.of("title", "Cool"));
        add("PUT", STEP, Map.of("title", "Fold"));
        add("DELETE", STEP, Map.of(), NOTHING, unruled);
        add("POST", STEP + "/clone", NOTHING);
        add("POST", STEP + "/duplicate", NOTHING);
        add("PUT", STEP + "/reorder", second);
        add("PUT", STEP + "/position", second);
        add(
                "PUT",
                "/processes/micro-functions/organizations/{org}/blueprints/{checklist}/steps/{step}/edit-step-type",
                Map.of("checklist_id", pantry.template, "stepType", "all"));
    }

    private void fields() {
        var capture = STEP + "/captures/{capture}";
        var order = List.of(Map.of("capture_id", pantry.ids.get("capture"), "position", 1));
        add("POST", STEP + "/captures", field("radio"));
        add("PUT", capture, plus(field("text"), "label", "Why?"));
        add("DELETE", capture, NOTHING);
        add(
                "PUT",
                capture + "/move-out",
                Map.of("target_step_id", pantry.otherStep, "position", 1));
        add("PUT", STEP + "/captures-reorder", Map.of("captures", order));
        add("DELETE", TEMPLATE + "/preruns/{prerun}", NOTHING);
    }

    private void files() {
        for (var path : List.of("/file", "/assets", "/upload")) {
            var upload = pantry.photo();
            writes.add(
                    new Told(
                            "POST " + ORG + path,
                            new Write("POST", Bakehouse.ORG + path, upload),
                            List.of()));
        }
        for (var path : List.of("/x/logo", "/x/me/photo")) {
            writes.add(
                    new Told(
                            "POST " + ORG + path,
                            new Write("POST", Bakehouse.ORG + path, pantry.picture()),
                            List.of()));
            add("DELETE", ORG + path, NOTHING);
        }
        add("DELETE", ORG + "/assets/{asset}", NOTHING);
        add("DELETE", ORG + "/file/{asset}", NOTHING);
    }

    /// `kind` is the parameter of `path`.
    private void comments(String kind, String path) {
        var on = pantry.discussed.get(kind);
        var thing = Map.of(kind, on.thing(), "comment", on.comment());
        var said = Map.<String, Object>of("content", "Thanks, @[1002].");
        var resolution = Map.<String, Object>of("thread_id", on.problem(), "content", "Done.");
        add("POST", path + "/comment", thing, said);
        add("PUT", path + "/comment/{comment}", thing, said);
        add("DELETE", path + "/comment/{comment}", thing, NOTHING);
        add("POST", path + "/bot-comment", thing, said);
        add("POST", path + "/problem", thing, said);
        add("POST", path + "/resolved-threads", Map.of(kind, on.troubled()), resolution);
        if (kind.equals("task")) {
            add("POST", path + "/comments", thing, said);
            add("POST", RUNS + "/{run}/tasks/{task}/comments", said);
        }
    }

    private void texts() {
        var snippet = ORG + "/text-templates/{snippet}";
        add("POST", ORG + "/text-templates", Map.of("title", "Flour", "content", "White"));
        add("PUT", snippet, Map.of("content", "Hotter"));
        add("PATCH", snippet, Map.of("is_public", true));
        add("DELETE", snippet, NOTHING);
        add("POST", ORG + "/roles", Map.of("name", "Miller"));
        add("PUT", ORG + "/roles/{role}", Map.of("name", "Head baker"));
        add("DELETE", ORG + "/roles/{role}", NOTHING);
    }

    /// Each has a value already, which is replaced, changed and cleared.
    private void customFields() {
        var keys = ORG + "/custom-field-keys";
        var key =
                Map.<String, Object>of("key", "size", "applies_to", "tag", "field_type", "number");
        add("POST", keys, key);
        add("PUT", keys + "/{customKey}", Map.of("is_required", true));
        add("DELETE", keys + "/{customKey}", NOTHING);
        for (var path :
                List.of(
                        RUNS + "/{run}",
                        RUNS + "/{run}/tasks/{task}",
                        ORG + "/users/{user}",
                        ORG + "/guests/{guestCode}",
                        ORG + "/folders/{folder}",
                        ORG + "/tags/{tag}")) {
            customFields(path);
            add("PATCH", path + "/custom-fields/{customField}", Map.of("value", "changed"));
        }
        for (var path :
                List.of(
                        TEMPLATE,
                        STEP,
                        STEP + "/captures/{capture}",
                        TEMPLATE + "/preruns/{prerun}")) {
            customFields(path);
        }
    }

    private void customFields(String path) {
        var fields = path + "/custom-fields";
        var filled = write("PUT", fields, Map.of(), Map.of("custom_fields", Map.of("note", "x")));
        add("PUT", fields, Map.of("custom_fields", Map.of("note", "replaced")));
        add("DELETE", fields + "/{customField}", Map.of(), NOTHING, filled);
    }

    private void people() {
        add("PUT", ORG, Map.of("name", "Flour and more"));
        add("PUT", ORG + "/custom-branding", Map.of("bg_color", "#fffaf0"));
        add("PUT", ORG + "/preferences", Map.of("slug", "theme", "value", "dark"));
        add("PATCH", ORG, Map.of("name", "Flour"));
        add("POST", ORG + "/users/invite", Map.of("email", "pia@flour.example"));
        add(
                "POST",
                "/applications/{org}/users",
                json(
                        """
                        {"email": "mara@flour.example", "first_name": "Mara", "last_name": "Oat", "role": "light"}
                        """));
        var user = ORG + "/users/{user}";
        var enable = write("PUT", user + "/enable", Map.of(), NOTHING);
        add("PUT", user + "/role", Map.of("role", "standard"));
        add("DELETE", user + "/disable", NOTHING);
        add("PUT", user + "/disable", Map.of(), NOTHING, enable);
        add("PUT", user + "/enable", NOTHING);
        profiles();
        comersAndGoers();
        guests();
        var group = ORG + "/groups/{group}";
        add("POST", ORG + "/groups", Map.of("name", "Shop"));
        add("PUT", group, Map.of("members", List.of(1001)));
        add("PATCH", group, Map.of("name", "Hot ovens"));
        add("DELETE", group, NOTHING);
    }

    private void profiles() {
        var me = ORG + "/me";
        var user = ORG + "/users/{user}";
        var whole =
                Map.<String, Object>of(
                        "first_name", "Jo", "last_name", "Oat", "timezone", "Europe/Paris");
        add("PUT", me, whole);
        add("PATCH", me, Map.of("team", "Ovens"));
        add("PUT", user, whole);
        add("PATCH", user, Map.of("phone", "1"));
        add("PUT", user + "/update-password", Map.of("password", "Sourdough1"));
    }

    /// Of members who have nothing to do.
    private void comersAndGoers() {
        var user = ORG + "/users/{user}";
        var invited = pantry.member("ida@flour.example", "invited");
        add("PUT", user + "/resend-invite", invited, NOTHING);
        add("DELETE", user + "/invite", invited, NOTHING);
        add("DELETE", user, pantry.member("joe@flour.example", "active"), NOTHING);
        add("DELETE", user + "/delete", pantry.member("kim@flour.example", "disabled"), NOTHING);
        add("PUT", user + "/to/guest", pantry.member("leo@flour.example", "active"), NOTHING);
        var max = pantry.member("max@flour.example", "active");
        add(
                "PUT",
                ORG + "/x/default-administrator",
                Map.of(),
                Map.of("user_id", max.get("user")),
                write("PUT", user + "/role", max, Map.of("role", "admin")));
    }

    private void visitors() {
        var byId = "/public/library/{org}/blueprint/{checklist}/kick-off";
        var byAlias = "/{org}/public/kickoff/{alias}";
        add("POST", byId, Map.of("token", pantry.visits.getFirst()));
        add("POST", byAlias, Map.of("token", pantry.visits.getLast()));
    }

    /// Of guests who have nothing to do.
    private void guests() {
        var guest = ORG + "/guests/{guest}";
        var gil = Map.of("guest", "gil@mill.example");
        var jo = Map.of("guest", "jo@mill.example");
        var disable = write("DELETE", guest + "/disable", gil, NOTHING);
        add("POST", ORG + "/guests", Map.of("email", "gus@mill.example", "phone_1", "1"));
        add("PUT", guest, gil, Map.of("associated_members", List.of(1001)), made(gil));
        add("PATCH", guest, gil, Map.of("associated_members", List.of(1002)));
        add("DELETE", guest + "/disable", gil, NOTHING);
        add("PUT", guest + "/enable", gil, NOTHING, disable);
        add("POST", ORG + "/x/guests/{guest}/link", gil, NOTHING);
        add("DELETE", guest, gil, NOTHING);
        add("POST", guest + "/to/member", jo, NOTHING, made(jo));
    }

    private Write made(Map<String, String> guest) {
        return write("POST", ORG + "/guests", Map.of(), Map.of("email", guest.get("guest")));
    }

    private void reminders() {
        add("POST", ORG + "/x/tasks/{task}/remind", Map.of("task", pantry.chore), NOTHING);
    }

    private void shelves() {
        var tag = ORG + "/tags/{tag}";
        var applied =
                Map.<String, Object>of(
                        "subject_type",
                        "Checklist",
                        "subject_id",
                        pantry.template,
                        "tag_id",
                        pantry.ids.get("tag"));
        var association = Map.of("association", pantry.template + pantry.ids.get("tag"));
        var apply = write("POST", TEMPLATES + "/tags", Map.of(), applied);
        add("POST", ORG + "/tags", Map.of("title", "Never"));
        add("PUT", tag, Map.of("title", "Later"));
        add("PATCH", tag, Map.of("color", "#000000"));
        add("POST", TEMPLATES + "/tags", applied);
        add("DELETE", TEMPLATES + "/tags/{association}", association, NOTHING, apply);
        add("DELETE", tag, NOTHING);
        add(
                "POST",
                ORG + "/users/{user}/add-watcher",
                Map.of("user", "1001"),
                Map.of(
                        "object_type", "organization",
                        "notification_type", "webhook",
                        "webhook", "https://flour.example/hook"));
        add("POST", ORG + "/x/deliveries/{delivery}/replay", NOTHING);
        add("POST", ORG + "/x/replayed-deliveries", NOTHING);
        var client = ORG + "/x/clients/{client}";
        add("POST", ORG + "/x/clients", Map.of("name", "Scales"));
        add("PUT", client, Map.of("redirect_uris", List.of("https://till.example/back")));
        add("POST", client + "/secret", NOTHING);
        add("DELETE", client, NOTHING);
        var secret = ORG + "/x/webhook-secret";
        add("POST", secret, NOTHING);
        add("DELETE", secret, Map.of(), NOTHING, write("POST", secret, Map.of(), NOTHING));
        add("DELETE", ORG + "/remove-watcher/{watcher}", NOTHING);
        var folder = ORG + "/folders/{folder}";
        add("POST", ORG + "/folders", Map.of("name", "May"));
        add("PUT", folder, Map.of("name", "April"));
        add("PATCH", folder, Map.of("name", "June"));
        var place = ORG + "/folders/add-object";
        var placed =
                Map.<String, Object>of(
                        "folder_id",
                        pantry.ids.get("folder"),
                        "subject_id",
                        pantry.run,
                        "subject_type",
                        "Run");
        var object = ORG + "/folders-objects/{object}";
        add("POST", place, Map.of(), placed, write("DELETE", object, Map.of(), NOTHING));
        add("DELETE", object, NOTHING);
        add("DELETE", folder, NOTHING);
    }

    private void add(String method, String path, Map<String, ?> body) {
        add(method, path, Map.of(), body);
    }

    /// `ids` are those that stand for a parameter here and nowhere else.
    private void add(
            String method,
            String path,
            Map<String, String> ids,
            Map<String, ?> body,
            Write... before) {
        writes.add(new Told(method + " " + path, write(method, path, ids, body), List.of(before)));
    }

    private Write write(String method, String path, Map<String, String> ids, Map<String, ?> body) {
        var filled =
                PARAMETER
                        .matcher(path)
                        .replaceAll(
                                found ->
                                        ids.getOrDefault(
                                                found.group(1), pantry.ids.get(found.group(1))));
        return new Write(method, filled, body);
    }
}
