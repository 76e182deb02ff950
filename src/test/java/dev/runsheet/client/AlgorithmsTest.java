package dev.runsheet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.CreateClient;
import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Everything;
import dev.runsheet.testing.Postman;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients do with more than one answer, done here as they do it.
class AlgorithmsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final int MANY = 205;
    private static final int SOME = 13;

    private final ApiServer api = Everything.open();
    private final ApiServer.Caller cli =
            api.as(World.ANN_TOKEN)
                    .with("X-Tallyfy-Client", "APIClient")
                    .with("User-Agent", "tallyfy-cli/1.4.0 (linux/amd64)");
    private final ApiServer.Caller n8n =
            api.as(World.ANN_TOKEN)
                    .with("X-Tallyfy-Client", "n8n")
                    .with("Content-Type", "application/json");

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theCommandLineWalksAllPagesByTheirNumber() {
        make(MANY, "/tags", "title");
        var pages = new ArrayList<Integer>();
        var ids = new ArrayList<Object>();
        for (int page = 1; ; page++) {
            var reply = ok(cli.get(ORG + "/tags?per_page=100&page=" + page));
            pages.add(reply.rows().size());
            reply.rows().forEach(row -> ids.add(row.get("id")));
            var meta = reply.pagination();
            var last = (int) meta.get("total_pages");
            var next = ((Map<?, ?>) meta.get("links")).get("next");
            assertThat(next == null).isEqualTo((int) meta.get("current_page") >= last);
            if (last > 0 ? (int) meta.get("current_page") >= last : next == null) {
                break;
            }
        }
        assertThat(pages).containsExactly(100, 100, 5);
        assertThat(ids).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void theNodeReturnsAllOfEveryList() {
        make(SOME, "/tags", "title");
        make(SOME, "/groups", "name");
        make(SOME, "/folders", "name");
        var baking = Recipe.called("Baking").step("Mix", Map.of("assignees", List.of(1001)));
        for (int i = 0; i < SOME; i++) {
            baking.create(api).launch(Map.of());
        }
        for (var list :
                List.of("tags", "groups", "folders", "checklists", "runs", "tasks", "me/tasks")) {
            var rows = returnAll(ORG + "/" + list + "?sort=-created_at");
            assertThat(rows).as(list).hasSizeGreaterThanOrEqualTo(SOME).doesNotHaveDuplicates();
            var total = n8n.get(ORG + "/" + list).pagination().get("total");
            assertThat(rows).as(list).hasSize((int) total);
        }
        assertThat(returnAll(ORG + "/users?sort=name")).hasSize(3);
        assertThat(returnAll(ORG + "/guests?sort=name")).hasSize(1);
    }

    /// Page after page of the usual size, until there is no more.
    private List<Object> returnAll(String list) {
        var ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            var reply = ok(n8n.get("/api" + list + "&page=" + page));
            reply.rows().forEach(row -> ids.add(row.get("id")));
            if (!Boolean.TRUE.equals(reply.pagination().get("has_more_pages"))) {
                return ids;
            }
        }
    }

    @Test
    void aTriggerThatPollsFiresOnceForEachRun() {
        var baking = Recipe.called("Baking").step("Mix", Map.of()).create(api);
        var list = ORG + "/runs?sort=-created_at&per_page=50&checklist_id=" + baking.id();
        var seen = new HashSet<Object>();
        baking.launch(Map.of());
        assertThat(poll(list, seen)).hasSize(1);
        assertThat(poll(list, seen)).isEmpty();
        var next = baking.launch(Map.of());
        Recipe.called("Roasting").step("Roast", Map.of()).create(api).launch(Map.of());
        assertThat(poll(list, seen)).containsExactly(next.id());
        assertThat(poll(list, seen)).isEmpty();

        var done = ORG + "/tasks?status=completed&per_page=50";
        assertThat(poll(done, seen)).isEmpty();
        next.complete("Mix");
        assertThat(poll(done, seen)).containsExactly(next.task("Mix"));
        assertThat(poll(done, seen)).isEmpty();
    }

    private List<Object> poll(String list, Set<Object> seen) {
        return ok(n8n.get("/api" + list)).rows().stream()
                .map(row -> row.get("id"))
                .filter(seen::add)
                .toList();
    }

    @Test
    void aTriggerThatIsCalledSubscribesOnceAndLeaves() {
        try (var receiver = new Receiver();
                var postman = new Postman(api.database().database())) {
            var url = receiver.url("/webhook/4f0c");
            assertThat(subscribed(url)).isEmpty();
            var self = ok(n8n.get("/api/me")).data().get("id");
            var body =
                    Map.of(
                            "object_type", "organization",
                            "object_id", World.FLOUR.hex(),
                            "notification_type", "webhook",
                            "frequency", "electric",
                            "webhook", url);
            var made = ok(n8n.post("/api" + ORG + "/users/" + self + "/add-watcher", body));
            assertThat(subscribed(url)).containsExactly(made.data().get("id"));

            var baking = Recipe.called("Baking").step("Mix", Map.of()).create(api);
            baking.launch(Map.of());
            postman.deliver();
            var heard = receiver.heard("/webhook/4f0c").size();
            assertThat(heard).isPositive();

            ok(n8n.delete("/api" + ORG + "/remove-watcher/" + made.data().get("id")));
            assertThat(subscribed(url)).isEmpty();
            baking.launch(Map.of());
            postman.deliver();
            assertThat(receiver.heard("/webhook/4f0c")).hasSize(heard);
        }
    }

    /// What it finds of itself before it subscribes.
    private List<Object> subscribed(String url) {
        return ok(n8n.get("/api" + ORG + "/watchers?notification=webhook")).rows().stream()
                .filter(row -> url.equals(row.get("webhook")))
                .map(row -> row.get("id"))
                .toList();
    }

    /// The limit of guests in an hour, here; what is refused is sent again to the byte.
    @Test
    void whatWasTooMuchIsSentAgainAndMadeOnce() {
        for (int i = 0; i < 30; i++) {
            ok(cli.post(ORG + "/guests", Map.of("email", "guest" + i + "@mill.example")));
        }
        var bytes = Json.text(Map.of("email", "gil@mill.example"));
        var refused = cli.post(ORG + "/guests", bytes);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(cli.post(ORG + "/guests", bytes).status()).isEqualTo(429);
        var wait = Integer.parseInt(refused.header("Retry-After"));
        api.setClock(World.NOON.plusSeconds(wait));
        assertThat(cli.post(ORG + "/guests", bytes).status()).isEqualTo(201);
        assertThat(ok(cli.get(ORG + "/guests?q=gil")).rows()).hasSize(1);
    }

    @Test
    void aMigratorGetsItsTokenWithJsonAndScopesThatNobodyKnows() {
        var client = new AtomicReference<CreateClient.NewClient>();
        api.database()
                .database()
                .write(
                        tx -> {
                            client.set(CreateClient.run(tx, World.FLOUR, "Mover", World.NOON));
                            return null;
                        });
        var grant =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        Long.toString(client.get().id()),
                        "client_secret",
                        client.get().secret(),
                        "scope",
                        "read write");
        var granted =
                ok(
                        api.asNobody()
                                .with("Accept", "application/json")
                                .with("Content-Type", "application/json")
                                .post("/oauth/token", Json.text(grant)));
        assertThat(granted.json()).containsEntry("expires_in", 604_800);
        var mover = api.as((String) granted.json().get("access_token"));
        var person = Map.of("first_name", "Ida", "last_name", "Oat", "email", "ida@flour.example");
        ok(mover.post("/applications/" + World.FLOUR.hex() + "/users", person));
    }

    private void make(int count, String list, String key) {
        IntStream.range(0, count)
                .forEach(i -> ok(cli.post(ORG + list, Map.of(key, "Number " + i))));
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }
}
