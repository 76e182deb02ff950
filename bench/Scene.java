package dev.runsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The database that is measured, and the requests to it.
final class Scene {
    private static final String TOKEN = "bench-first";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

    /// What a request needs of one task.
    private record Target(String org, String run, String task, String token) {}

    private record Member(String org, String token) {}

    private final List<Target> targets = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger nextToComplete = new AtomicInteger();
    private final String template;
    private final Map<String, Workload> workloads = new LinkedHashMap<>();

    private Scene(String template) {
        this.template = template;
    }

    Map<String, Workload> workloads() {
        return workloads;
    }

    /// As `prepare`, with three runs of one organization.
    static Scene small(Served server) throws IOException, SQLException {
        return prepare(server, Files.readString(Path.of("bench/prepare.sql"))
                .replace("generate_series(2, 50)", "generate_series(2, 1)")
                .replace("generate_series(1, 400)", "generate_series(1, 3)"));
    }

    static Scene prepare(Served server) throws IOException, SQLException {
        return prepare(server, Files.readString(Path.of("bench/prepare.sql")));
    }

    private static Scene prepare(Served server, String script) throws IOException, SQLException {
        try (var connection = server.connect()) {
            var template = source(server, connection);
            run(connection, script);
            var scene = new Scene(template);
            scene.read(connection);
            return scene;
        }
    }

    /// One run of one template, for the scripts to copy; answers the template.
    static String source(Served server, Connection connection) throws IOException, SQLException {
        var org = firstToken(connection);
        try (var http = new Http(server.port())) {
            var template =
                    made(
                            http.send(
                                    "POST",
                                    "/organizations/" + org + "/checklists",
                                    TOKEN,
                                    Files.readString(Path.of("bench/template.json"))));
            made(
                    http.send(
                            "POST",
                            "/organizations/" + org + "/runs",
                            TOKEN,
                            "{\"checklist_id\":\"" + template + "\",\"name\":\"Bench\"}"));
            return template;
        }
    }

    private static String made(Http.Reply reply) {
        var id = ID.matcher(reply.body());
        if (reply.status() != 201 || !id.find()) {
            throw new IllegalStateException(reply.status() + " " + reply.body());
        }
        return id.group(1);
    }

    private static String firstToken(Connection connection) throws SQLException {
        run(
                connection,
                """
                insert into token (token_hash, member_id, name, created_at)
                select sha256(convert_to('%s', 'UTF8')), member_id, 'bench', now() from member;
                """
                        .formatted(TOKEN));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select replace(org_id::text, '-', '') from organization")) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void run(Connection connection, String script) throws SQLException {
        for (var each : script.split(";\\s*\n")) {
            if (!each.isBlank()) {
                try (var statement = connection.createStatement()) {
                    statement.execute(each);
                }
            }
        }
    }

    private void read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select replace(b.org_id::text, '-', ''), replace(run_id::text, '-', ''),
                                       replace(task_id::text, '-', ''), m.token
                                  from bench_task b
                                  join bench_member m on m.org_id = b.org_id and m.member_id = b.member_id
                                 order by b.n
                                """)) {
            while (rows.next()) {
                targets.add(
                        new Target(
                                rows.getString(1), rows.getString(2), rows.getString(3),
                                rows.getString(4)));
            }
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select replace(org_id::text, '-', ''), token from bench_member")) {
            while (rows.next()) {
                members.add(new Member(rows.getString(1), rows.getString(2)));
            }
        }
        add("complete", this::complete);
        add("launch", this::launch);
        add("update", this::update);
        add("read_task", this::readTask);
        add("list_tasks", this::listTasks);
        add("list_runs", this::listRuns);
    }

    private void add(String name, Supplier<Load.Request> requests) {
        workloads.put(name, new Workload(name, requests));
    }

    /// Each task once; `pgbench` completes those from the middle on.
    private Load.Request complete() {
        var target = targets.get(nextToComplete.getAndIncrement());
        return new Load.Request(
                "POST",
                "/organizations/" + target.org() + "/runs/" + target.run() + "/completed-tasks",
                target.token(),
                "{\"task_id\":\"" + target.task() + "\"}");
    }

    private Load.Request launch() {
        var member = random(members);
        return new Load.Request(
                "POST",
                "/organizations/" + member.org() + "/runs",
                member.token(),
                "{\"checklist_id\":\"" + template + "\",\"name\":\"Launched\"}");
    }

    /// Of a task that nobody completes meanwhile.
    private Load.Request update() {
        var target = targets.get(targets.size() - 1 - ThreadLocalRandom.current().nextInt(Math.min(40_000, targets.size() / 5)));
        return new Load.Request(
                "PUT",
                "/organizations/" + target.org() + "/runs/" + target.run() + "/tasks/" + target.task(),
                target.token(),
                "{\"summary\":\"Changed " + ThreadLocalRandom.current().nextInt() + "\"}");
    }

    private Load.Request readTask() {
        var target = random(targets);
        return get("/organizations/" + target.org() + "/tasks/" + target.task(), target.token());
    }

    private Load.Request listTasks() {
        var member = random(members);
        return get("/organizations/" + member.org() + "/me/tasks?per_page=50", member.token());
    }

    private Load.Request listRuns() {
        var member = random(members);
        return get("/organizations/" + member.org() + "/runs", member.token());
    }

    private static Load.Request get(String path, String token) {
        return new Load.Request("GET", path, token, "");
    }

    private static <T> T random(List<T> list) {
        return list.get(ThreadLocalRandom.current().nextInt(list.size()));
    }
}
