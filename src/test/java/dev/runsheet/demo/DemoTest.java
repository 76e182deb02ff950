package dev.runsheet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Settings;
import dev.runsheet.file.FilesApi;
import dev.runsheet.folder.FoldersApi;
import dev.runsheet.people.ApplicationsApi;
import dev.runsheet.people.DoorApi;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OauthApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.people.TokenUses;
import dev.runsheet.platform.config.Misconfigured;
import dev.runsheet.platform.db.Migrations;
import dev.runsheet.platform.http.Cors;
import dev.runsheet.platform.http.Proxies;
import dev.runsheet.platform.http.ReplayStore;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.http.Server;
import dev.runsheet.platform.http.Throttle;
import dev.runsheet.platform.json.Json;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example company, told to a real server and looked at as a client does.
class DemoTest {
    /// A Friday.
    private static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");

    @TempDir private static Path data;
    private static TestDatabase database;
    private static Demo demo;
    private static Server server;
    private static String welcome;

    @BeforeAll
    static void start() {
        database = TestDatabase.empty();
        Migrations.run(database.address());
        demo = new Demo(database.database(), data);
        assertThat(demo.isNew()).isTrue();
        tell();
        server = server(() -> NOW);
        welcome = demo.welcome(server.port(), NOW);
    }

    private static void tell() {
        var calendar = new Calendar(NOW);
        var past = server(calendar);
        demo.tell(past.port(), calendar, NOW);
        past.stop(Duration.ofSeconds(5));
    }

    private static Server server(InstantSource clock) {
        var routes = new Routes();
        ApplicationsApi.mount(routes);
        CommentsApi.mount(routes);
        CompletedTasksApi.mount(routes);
        FoldersApi.mount(routes);
        GroupsApi.mount(routes);
        DissolvedGroupsApi.mount(routes);
        Guests.mount(routes);
        MeApi.mount(routes);
        MembersApi.mount(routes);
        OauthApi.mount(routes);
        OrganizationsApi.mount(routes);
        RunReadsApi.mount(routes);
        RunsApi.mount(routes);
        TagsApi.mount(routes);
        TaskReadsApi.mount(routes);
        TasksApi.mount(routes);
        TemplatesApi.mount(routes);
        FilesApi.mount(routes, Shelves.onDisk(data.resolve("files")));
        var server =
                new Server(
                        new Server.Parts(
                                routes,
                                new DoorApi(Guests.CODES, new TokenUses()),
                                database.database(),
                                new ReplayStore(),
                                Settings.DEFAULT,
                                clock,
                                () -> true,
                                new Throttle(0),
                                Proxies.NONE,
                                Cors.ANY,
                                "127.0.0.1",
                                0));
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        server.stop(Duration.ofSeconds(5));
        database.close();
    }

    @Test
    void aCompanyIsThere() {
        assertThat(rows("/users?per_page=100")).hasSize(12);
        assertThat(rows("/groups?per_page=100")).hasSize(4);
        assertThat(rows("/guests?per_page=100")).hasSizeBetween(4, 25);
        assertThat(rows("/tags?per_page=100")).hasSize(4);
        assertThat(rows("/folders?per_page=100")).hasSize(5);
        assertThat(rows("/checklists?per_page=100")).hasSize(7);
        assertThat(rows("/tasks?is_oneoff=true&status=all&per_page=100"))
                .hasSizeGreaterThan(Script.tasks().size());
    }

    @Test
    void somebodyUploadedFiles() {
        var files = rows("/assets?q=savings");
        assertThat(files).isNotEmpty();
        assertThat(files.getFirst()).containsEntry("filename", "savings.csv");
        assertThat(data.resolve("files").resolve("kept")).isNotEmptyDirectory();
    }

    @Test
    void itsRunsAreInEveryState() {
        var active = rows("/runs?status=active&per_page=100");
        assertThat(active).hasSizeBetween(20, 40);
        assertThat(active).anyMatch(run -> number(run.get("late_tasks")) > 0);
        assertThat(active)
                .anyMatch(run -> number(Script.map(run.get("progress")).get("complete")) == 0);
        assertThat(rows("/runs?status=complete&per_page=100")).hasSizeGreaterThan(5);
        assertThat(rows("/runs?status=archived&per_page=100")).hasSize(4);
        assertThat(rows("/tasks?status=overdue&per_page=100")).hasSizeGreaterThan(5);
    }

    @Test
    void itsPeopleTalkAndOneIssueIsOpen() {
        assertThat(rows("/runs?status=problem&per_page=100")).hasSize(1);
        var task = rows("/tasks?status=hasproblem&with=threads,issues&per_page=100").getFirst();
        var issues = Script.maps(Script.map(task.get("issues")).get("data"));
        assertThat(issues)
                .extracting(issue -> issue.get("content"))
                .singleElement()
                .asString()
                .contains("<strong>Daniel Brandt</strong>");
        assertThat(Script.maps(Script.map(task.get("threads")).get("data"))).hasSizeGreaterThan(1);
        var run = rows("/runs?status=problem&with=threads").getFirst();
        assertThat(Script.maps(Script.map(run.get("threads")).get("data"))).hasSize(1);
        assertThat(rows("/tasks?status=all&q=slow+in+the+evening&with=threads"))
                .anyMatch(row -> row.get("threads").toString().contains("at two in the morning"));
    }

    @Test
    void itsWorkIsFiledAndTagged() {
        var runs = rows("/runs?status=all&with=tags,folders&per_page=100");
        assertThat(runs).anyMatch(run -> !children(run, "folders").isEmpty());
        assertThat(runs).anyMatch(run -> !children(run, "tags").isEmpty());
        assertThat(rows("/checklists?per_page=100"))
                .allMatch(each -> each.get("folder_id") != null);
    }

    @Test
    void aRunHasMilestones() {
        var closing = rows("/runs?q=close&status=active&with=stages,tasks&per_page=100").getFirst();
        assertThat(children(closing, "stages"))
                .extracting(stage -> stage.get("name"))
                .containsExactly("Collect", "Reconcile", "Report");
        assertThat(children(closing, "tasks")).allMatch(task -> task.get("stage_id") != null);
    }

    @Test
    void aProcessFollowedFromAnother() {
        var followed = rows("/runs?q=check-in&per_page=100").getFirst();
        var onboarding = rows("/runs?q=Onboarding:+Larkspur&per_page=100").getFirst();
        assertThat(followed).containsEntry("parent_id", onboarding.get("id"));
        var last = rows("/runs/" + onboarding.get("id") + "/tasks?with=threads&per_page=100");
        assertThat(last).anyMatch(task -> task.get("threads").toString().contains("check-in"));
    }

    @Test
    void itHasAPast() {
        var days =
                rows("/runs?per_page=100").stream()
                        .map(run -> ((String) run.get("created_at")).substring(0, 10))
                        .collect(Collectors.toSet());
        assertThat(days).contains("2026-03-06", "2025-12-02").hasSizeGreaterThan(15);
    }

    @Test
    void itsFounderHasSomethingToDo() {
        assertThat(Wire.of(credentials().endpoint(), credentials().token()).get("/me"))
                .containsKey("data");
        assertThat(rows("/me/tasks?per_page=100")).hasSizeGreaterThan(4);
    }

    @Test
    void theFileIsForItsOwnerOnlyAndSaysHowToGetIn() throws IOException {
        var file = data.resolve("credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Json.map(Files.readString(file)).keySet())
                .containsExactly(
                        "api_endpoint",
                        "org_id",
                        "user_id",
                        "access_token",
                        "client_id",
                        "client_secret",
                        "email",
                        "password");
        assertThat(welcome)
                .contains(
                        credentials().email(),
                        credentials().password(),
                        credentials().org(),
                        credentials().token());
    }

    @Test
    void theFourLinesWorkAsOftenAsTheyArePasted() throws Exception {
        var lines = welcome.lines().filter(line -> line.startsWith("curl ")).toList();
        assertThat(lines).hasSize(4);
        for (int round = 0; round < 2; round++) {
            for (var line : lines) {
                var ran = shell(line);
                assertThat(ran.status()).as(line).isZero();
                assertThat(Json.map(ran.output())).as(line).containsKey("data");
            }
        }
    }

    @Test
    void anotherStartKeepsEverythingButTheAddress() {
        var before = credentials();
        var runs = rows("/runs?per_page=100").size();
        var other = server(() -> NOW.plusSeconds(60));

        assertThat(demo.isNew()).isFalse();
        demo.welcome(other.port(), NOW.plusSeconds(60));

        assertThat(credentials()).isEqualTo(before.at("http://127.0.0.1:" + other.port() + "/api"));
        assertThat(rows("/runs?per_page=100")).hasSize(runs);
        demo.welcome(server.port(), NOW);
        other.stop(Duration.ofSeconds(5));
    }

    @Test
    void aTellingThatWasCutOffIsTakenUpAgain() throws IOException {
        var runs = rows("/runs?per_page=100").size();
        var tasks = rows("/tasks?status=all&per_page=100").size();
        Files.delete(data.resolve("credentials.json"));

        tell();
        welcome = demo.welcome(server.port(), NOW);

        assertThat(rows("/runs?per_page=100")).hasSize(runs);
        assertThat(rows("/tasks?status=all&per_page=100")).hasSize(tasks);
        assertThat(rows("/users?per_page=100")).hasSize(12);
    }

    @Test
    void somebodyElsesDataIsLeftAlone(@TempDir Path elsewhere) {
        try (var bakery = TestDatabase.fresh()) {
            var stranger = new Demo(bakery.database(), elsewhere);
            assertThatThrownBy(() -> stranger.tell(server.port(), new Calendar(NOW), NOW))
                    .isInstanceOf(Misconfigured.class);
        }
    }

    private static Credentials credentials() {
        return new CredentialsFile(data).read().orElseThrow();
    }

    private static List<Map<String, Object>> rows(String path) {
        return Script.maps(credentials().wire().get(path).get("data"));
    }

    private static List<Map<String, Object>> children(Map<String, Object> row, String key) {
        return row.get(key) instanceof List<?> list
                ? Script.maps(list)
                : Script.maps(Script.map(row.get(key)).get("data"));
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private record Ran(int status, String output) {}

    private static Ran shell(String line) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
