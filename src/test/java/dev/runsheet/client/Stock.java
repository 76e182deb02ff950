package dev.runsheet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.CreateClient;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// What the calls of one row speak of: made when it is first named, and nobody else's.
final class Stock {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    private final ApiServer api;
    private final ApiServer.Caller ann;
    private final int row;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private Recipe.Made template;
    private Batch run;

    Stock(ApiServer api, int row) {
        this.api = api;
        this.row = row;
        ann = api.as(World.ANN_TOKEN);
        keep("org", World.FLOUR.hex());
        keep("me", "1001");
        keep("bob", "1002");
        keep("ovens", World.OVENS.hex());
        keep("gus", World.GUS);
        keep("gus_code", Guests.GUS_TOKEN);
        keep("row", Integer.toString(row));
    }

    void keep(String name, String value) {
        kept.put(name, value);
    }

    /// The text with what its names stand for.
    String filled(String text) {
        return NAME.matcher(text).replaceAll(found -> value(found.group(1)).replace("$", "\\$"));
    }

    private String value(String name) {
        if (!kept.containsKey(name)) {
            keep(name, made(name));
        }
        return kept.get(name);
    }

    private String made(String name) {
        return switch (name) {
            case "template" -> template().id();
            case "step" -> template().id("Mix");
            case "other_step" -> template().id("Bake");
            case "spare_step" -> template().id("Cool");
            case "field" -> template().id("Flour");
            case "dropdown" -> template().id("Kind");
            case "kickoff_field" -> template().id("Client");
            case "kickoff_kind" -> template().id("Size");
            case "rule" ->
                    ((Map<?, ?>) ((List<?>) template().read().get("automated_actions")).getFirst())
                            .get("id")
                            .toString();
            case "draft" ->
                    id(
                            ann.post(
                                    ORG + "/checklists",
                                    Map.of("title", "Draft " + row, "type", "procedure")));
            case "run" -> run().id();
            case "task" -> run().task("Mix");
            case "other_task" -> run().task("Bake");
            case "completed_task" -> completed(run());
            case "archived_run" -> after(ann.delete(run().path()));
            case "reopened_run" -> after(ann.delete(run().path() + "/complete-prerun"));
            default -> madeByItself(name);
        };
    }

    private String madeByItself(String name) {
        return switch (name) {
            case "one_off" -> oneOff();
            case "completed_one_off" -> completedOneOff();
            case "tag" -> id(ann.post(ORG + "/tags", Map.of("title", "Tag " + row)));
            case "association" -> tagged();
            case "folder" -> folder("checklist");
            case "run_folder" -> folder("run");
            case "membership" -> placed();
            case "group" ->
                    id(
                            ann.post(
                                    ORG + "/groups",
                                    Map.of("name", "Group " + row, "members", List.of(1002))));
            case "address" -> "new" + row + "@mill.example";
            case "member" -> member();
            case "disabled_member" -> disabledMember();
            case "guest" -> guest();
            case "disabled_guest" -> disabledGuest();
            case "comment" -> said("comment");
            case "problem" -> said("problem");
            case "snippet" ->
                    id(
                            ann.post(
                                    ORG + "/text-templates",
                                    Map.of("title", "Oven " + row, "content", "Hot")));
            default -> throw new AssertionError("nothing is called " + name);
        };
    }

    private Recipe.Made template() {
        if (template == null) {
            template =
                    Recipe.called("Baking " + row)
                            .kickoff(Forms.field("text", "Client"))
                            .kickoff(Forms.field("dropdown", "Size"))
                            .step(
                                    "Mix",
                                    Map.of(
                                            "assignees",
                                            List.of(1001, 1002),
                                            "guests",
                                            List.of(World.GUS)),
                                    Forms.field("text", "Flour"),
                                    Forms.field("dropdown", "Kind"))
                            .step("Bake", Map.of("assignees", List.of(1001)))
                            .step("Cool", Map.of())
                            .rule(Rules.when("Mix", "completed"), Rules.postpone("Bake", 2))
                            .create(api);
        }
        return template;
    }

    private Batch run() {
        if (run == null) {
            run = template().launch(Map.of("name", "March " + row));
        }
        return run;
    }

    private static String completed(Batch run) {
        run.complete("Mix");
        return run.task("Mix");
    }

    private String after(Reply done) {
        ok(done);
        return run().id();
    }

    private String oneOff() {
        var body =
                Map.of(
                        "title",
                        "Sweep " + row,
                        "task_type",
                        "task",
                        "deadline",
                        "2026-04-01 12:00:00",
                        "owners",
                        Map.of("users", List.of(1001, 1002), "guests", List.of(World.GUS)));
        return id(ann.post(ORG + "/tasks", body));
    }

    private String completedOneOff() {
        var task = oneOff();
        ok(ann.post(ORG + "/completed-tasks", Map.of("task_id", task)));
        return task;
    }

    private String tagged() {
        var body =
                Map.of(
                        "subject_id",
                        value("template"),
                        "subject_type",
                        "Checklist",
                        "tag_id",
                        value("tag"),
                        "tag_type",
                        "private");
        return id(ann.post(ORG + "/checklists/tags", body));
    }

    private String folder(String type) {
        return id(ann.post(ORG + "/folders", Map.of("name", "Folder " + row, "folder_type", type)));
    }

    private String placed() {
        var body =
                Map.of(
                        "folder_id",
                        value("run_folder"),
                        "subject_id",
                        value("run"),
                        "subject_type",
                        "Run");
        return id(ann.post(ORG + "/folders/add-object", body));
    }

    /// Somebody whom an application has taken on.
    private String member() {
        var client = new AtomicReference<CreateClient.NewClient>();
        api.database()
                .database()
                .write(
                        tx -> {
                            client.set(CreateClient.run(tx, World.FLOUR, "Till", World.NOON));
                            return null;
                        });
        var grant =
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client.get().id(),
                        "client_secret", client.get().secret());
        var till = api.as((String) ann.post("/oauth/token", grant).json().get("access_token"));
        var body =
                Map.of(
                        "first_name",
                        "Hand",
                        "last_name",
                        "Number " + row,
                        "email",
                        "hand" + row + "@flour.example",
                        "role",
                        "standard");
        return id(till.post("/applications/" + World.FLOUR.hex() + "/users", body));
    }

    private String disabledMember() {
        var id = member();
        ok(ann.delete(ORG + "/users/" + id + "/disable"));
        return id;
    }

    private String guest() {
        var email = "guest" + row + "@mill.example";
        ok(ann.post(ORG + "/guests", Map.of("email", email)));
        return email;
    }

    private String disabledGuest() {
        var email = guest();
        ok(ann.delete(ORG + "/guests/" + email + "/disable"));
        return email;
    }

    /// About the task.
    private String said(String kind) {
        return id(
                ann.post(
                        ORG + "/tasks/" + value("task") + "/" + kind,
                        Map.of("content", "Too hot")));
    }

    private static String id(Reply reply) {
        return ok(reply).data().get("id").toString();
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }
}
