package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static dev.runsheet.fire.Samples.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.VisitId;
import dev.runsheet.people.CreateClient;
import dev.runsheet.people.OffTokens;
import dev.runsheet.people.OffTokens.Off;
import dev.runsheet.people.OffTokens.Whose;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Mailed;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.Visits;
import dev.runsheet.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// One of everything that the routes know.
final class Pantry {
    private static final List<String> RECORDS =
            List.of(
                    "process",
                    "task",
                    "member",
                    "guest",
                    "folder",
                    "tag",
                    "template",
                    "step",
                    "capture",
                    "prerun");

    final Bakehouse bakery;

    /// What stands for each parameter of a path.
    final Map<String, String> ids = new LinkedHashMap<>();

    final String template;
    final String step;
    final String otherStep;
    final String run;
    final String task;

    /// A one-off task that asks questions of all ten types.
    final String chore;

    final List<Map<String, Object>> asked;

    private static final OffTokens OFFS = new OffTokens(Guests.KEY);

    /// The tokens of two visitors of the kick-off form.
    final List<String> visits;

    /// Those who come and go, by their addresses.
    private final Map<String, String> members = new LinkedHashMap<>();

    /// What was said about the run, the chore and the template, by what stands for each in a path.
    final Map<String, Discussed> discussed = new LinkedHashMap<>();

    /// `troubled` is a thing of the same kind whose `problem` is open.
    record Discussed(String thing, String comment, String troubled, String problem) {}

    Pantry(Bakehouse bakery) {
        this.bakery = bakery;
        template = bakery.template("Knead", "Bake");
        var steps = bakery.ann.get(checklist("/steps")).rows();
        step = (String) steps.getFirst().get("id");
        otherStep = (String) steps.getLast().get("id");
        ids.put("org", World.FLOUR.hex());
        ids.put("checklist", template);
        ids.put("step", step);
        ids.put("capture", bakery.field(template, step));
        ids.put("stage", made(checklist("/stages"), Samples.stage()));
        ids.put("rule", made(checklist("/automated-actions"), Samples.rule(step, otherStep)));
        ids.put("prerun", kickoffField());
        ids.put("tag", made(ORG + "/tags", Map.of("title", "Soon", "color", "#2980b9")));
        ids.put("folder", made(ORG + "/folders", Map.of("name", "March", "folder_type", "run")));
        var snippet = Map.<String, Object>of("title", "Oven", "content", "Hot");
        var written = bakery.ann.post(ORG + "/text-templates", snippet);
        ids.put("snippet", String.valueOf(written.data().get("id")));
        var watcher =
                Map.<String, Object>of(
                        "object_type", "organization",
                        "notification_type", "webhook",
                        "webhook", "https://flour.example/hook");
        var watching = bakery.ann.post(ORG + "/users/1001/add-watcher", watcher);
        owe();
        notice();
        ids.put("off", OFFS.of(World.FLOUR, new Off(new Whose(false, 1002), "assigned")));
        ids.put("watcher", String.valueOf(watching.data().get("id")));
        ids.put("role", made(ORG + "/roles", Map.of("name", "Baker")));
        ids.put("group", World.OVENS.hex());
        ids.put("user", "1003");
        ids.put("guest", World.GUS);
        ids.put("email", "bob@flour.example");
        ids.put("client", Long.toString(client().id()));
        var token = bakery.ann.post("/me/x/tokens", Map.of("name", "Scales"));
        ids.put("token", String.valueOf(token.data().get("id")));
        bakery.write(tx -> ids.put("link", Mailed.reset(tx)));
        ids.put("guestCode", Guests.GUS_TOKEN);
        ids.put("customField", "note");
        ids.put("customKey", customKey("shelf", "tag"));
        RECORDS.forEach(record -> customKey("note", record));
        run = bakery.launch(template);
        ids.put("run", run);
        task = bakery.tasks(run).getFirst();
        ids.put("task", task);
        ids.put("object", placed());
        chore = bakery.oneOff(Map.of("form_fields", Samples.fields(), "owners", PEOPLE));
        asked = fields(bakery.ann.get(ORG + "/tasks/" + chore + "?with=form_fields"));
        ids.put("asset", upload());
        discuss("task", "/tasks/", chore, bakery.oneOff(Map.of()));
        discuss("run", "/runs/", run, bakery.launch(template));
        discuss("checklist", "/checklists/", template, template);
        ids.put("comment", discussed.get("task").comment());
        ids.put("alias", published());
        visits = List.of(visit(), visit());
        keep();
    }

    /// What `restore` writes anew.
    static final List<String> KEPT =
            List.of(
                    "template",
                    "template_version",
                    "run",
                    "task",
                    "file",
                    "file_place",
                    "comment",
                    "folder_object");

    /// The run lies in the folder.
    private String placed() {
        var body = Map.of("folder_id", ids.get("folder"), "subject_id", run, "subject_type", "Run");
        var reply = bakery.ann.post(ORG + "/folders/add-object", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data().get("id").toString();
    }

    /// A photo for the question of the chore that wants a file.
    Upload photo() {
        var field =
                asked.stream()
                        .filter(each -> each.get("field_type").equals("file"))
                        .findFirst()
                        .orElseThrow();
        return Upload.to("Task", chore, (String) field.get("id"))
                .file("Bread.txt", "Rye, 2 kg".getBytes(StandardCharsets.UTF_8));
    }

    /// The smallest that there is.
    Upload picture() {
        return new Upload(Map.of(), "name", "Bread", "GIF89a".getBytes(StandardCharsets.US_ASCII));
    }

    /// Two calls that failed.
    private void owe() {
        var insert =
                """
                insert into delivery (org_id, event_id, topic, task_id, payload, url, at, due_at, attempts, settled_at,
                                      is_delivered)
                select :org, gen_random_uuid(), 'task.webhook', gen_random_uuid(), '{}', 'https://flour.example/hook',
                       :at, :at, 1, :at, false
                  from generate_series(1, 2)
                returning id
                """;
        bakery.write(
                tx ->
                        ids.put(
                                "delivery",
                                tx.createQuery(insert)
                                        .bind("org", World.FLOUR)
                                        .bind("at", World.NOON)
                                        .mapTo(String.class)
                                        .first()));
    }

    /// Of Ann's.
    private void notice() {
        var insert =
                """
                insert into notice (org_id, member_id, kind, text, at)
                values (:org, 1001, 'assigned', 'A task for you: Sweep', :at)
                returning id
                """;
        bakery.write(
                tx ->
                        ids.put(
                                "notice",
                                tx.createQuery(insert)
                                        .bind("org", World.FLOUR)
                                        .bind("at", World.NOON)
                                        .mapTo(String.class)
                                        .one()));
    }

    private String upload() {
        var reply = bakery.ann.post(ORG + "/file", photo());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (String) reply.data().get("id");
    }

    private void discuss(String kind, String path, String thing, String troubled) {
        var said = Map.<String, Object>of("content", "Looks good.");
        discussed.put(
                kind,
                new Discussed(
                        thing,
                        made(ORG + path + thing + "/comment", said),
                        troubled,
                        made(ORG + path + troubled + "/problem", said)));
    }

    /// Templates, runs, tasks and comments as they are now.
    private void keep() {
        bakery.write(
                tx ->
                        tx.execute(
                                """
                                set local role none;
                                create schema kept;
                                create table kept.template as table template;
                                create table kept.template_version as table template_version;
                                create table kept.run as table run;
                                create table kept.task as table task;
                                create table kept.file as table file;
                                create table kept.file_place as table file_place;
                                create table kept.comment as table comment;
                                create table kept.folder_object as table folder_object;
                                create table kept.kickoff_visit as table kickoff_visit;
                                """));
    }

    /// As they were: what one write changed may not spoil the next one.
    void restore() {
        bakery.write(
                tx ->
                        tx.execute(
                                """
                                set local role none;
                                delete from file;
                                delete from run;
                                delete from task;
                                delete from template_version;
                                delete from template;
                                insert into template table kept.template;
                                insert into template_version table kept.template_version;
                                insert into run table kept.run;
                                insert into task table kept.task;
                                insert into file table kept.file;
                                insert into file_place table kept.file_place;
                                insert into comment table kept.comment;
                                insert into kickoff_visit table kept.kickoff_visit;
                                insert into folder_object
                                select k.* from kept.folder_object k join folder using (org_id)
                                 where folder.id = k.folder_id;
                                """));
    }

    /// A path below the template.
    String checklist(String rest) {
        return ORG + "/checklists/" + template + rest;
    }

    /// An application of the bakery.
    Wire application() {
        var reply = bakery.ann.post("/oauth/token", grant());
        return bakery.as((String) reply.json().get("access_token"));
    }

    /// What an application asks a token with.
    Map<String, Object> grant() {
        var client = client();
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", client.id(),
                "client_secret", client.secret());
    }

    private CreateClient.NewClient client() {
        var client = new AtomicReference<CreateClient.NewClient>();
        bakery.write(tx -> client.set(CreateClient.run(tx, World.FLOUR, "Till", World.NOON)));
        return client.get();
    }

    /// Somebody of the bakery, as what stands in a path.
    Map<String, String> member(String email, String status) {
        return Map.of("user", members.computeIfAbsent(email, _ -> hired(email, status)));
    }

    private String hired(String email, String status) {
        var id = new AtomicReference<String>();
        bakery.write(
                tx ->
                        id.set(
                                tx.createQuery(
                                                """
                                                with person as (
                                                     insert into account (email, created_at, updated_at)
                                                     values (:email, :now, :now)
                                                  returning member_id
                                                )
                                                insert into member (org_id, member_id, role, status, joined_at)
                                                select :org, p.member_id, 'standard', :status, :now
                                                  from person p
                                                returning member_id
                                                """)
                                        .bind("org", World.FLOUR)
                                        .bind("email", email)
                                        .bind("status", status)
                                        .bind("now", World.NOON)
                                        .mapTo(String.class)
                                        .one()));
        return id.get();
    }

    /// Shows the template and its kick-off form to everybody.
    private String published() {
        var open =
                Map.<String, Object>of(
                        "title", "Bread", "is_public", true, "is_public_kickoff", true);
        var reply = bakery.ann.put(checklist(""), open);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (String) reply.data().get("alias");
    }

    /// The token of somebody who was let in to the kick-off form.
    private String visit() {
        var id = VisitId.fresh();
        bakery.write(
                tx ->
                        tx.createUpdate(
                                        """
                                        insert into kickoff_visit (org_id, id, template_id, email, created_at, expires_at)
                                        values (:org, :id, cast(:template as uuid), 'vic@mill.example', :now, :end)
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("id", id.value())
                                .bind("template", template)
                                .bind("now", World.NOON)
                                .bind("end", World.NOON.plusSeconds(60))
                                .execute());
        return Visits.TOKENS.of(World.FLOUR, id);
    }

    /// Makes the tasks somebody's: theirs alone.
    void give(List<Long> members, List<String> guests) {
        for (var table : List.of("task", "kept.task")) {
            bakery.write(
                    tx ->
                            tx.createUpdate(
                                            "set local role none; update "
                                                    + table
                                                    + " set member_ids = :members, guest_emails = :guests, group_ids = '{}'")
                                    .bindArray("members", Long.class, members)
                                    .bindArray("guests", String.class, guests)
                                    .execute());
        }
    }

    /// A text that all records of a kind may have.
    private String customKey(String key, String record) {
        var body = Map.<String, Object>of("key", key, "applies_to", record, "field_type", "text");
        return made(ORG + "/custom-field-keys", body);
    }

    private String made(String path, Map<String, Object> body) {
        return Bakehouse.id(bakery.ann.post(path, body));
    }

    private String kickoffField() {
        var asking = List.of(Samples.field("radio"));
        var body = Map.of("title", "Bread", "prerun", asking);
        var reply = bakery.ann.put(checklist(""), body);
        return (String) ((Map<?, ?>) ((List<?>) reply.data().get("prerun")).getFirst()).get("id");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> fields(Reply task) {
        return (List<Map<String, Object>>)
                ((Map<String, Object>) task.data().get("form_fields")).get("data");
    }
}
