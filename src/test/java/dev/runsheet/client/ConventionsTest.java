package dev.runsheet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Everything;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What all clients count on in every call (platform spec 1.1 to 1.9).
class ConventionsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final List<String> LISTS =
            List.of(
                    "checklists",
                    "runs",
                    "tasks",
                    "me/tasks",
                    "users",
                    "guests",
                    "groups",
                    "tags",
                    "folders");

    private static ApiServer api;
    private static ApiServer.Caller ann;

    @BeforeAll
    static void open() {
        api = Everything.open();
        ann = api.as(World.ANN_TOKEN);
        for (int i = 0; i < 12; i++) {
            ok(ann.post(ORG + "/tags", Map.of("title", "Tag " + i)));
        }
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @Test
    void thereAreTwoMountsAndNoThird() {
        assertThat(ann.get("/api/me").text()).isEqualTo(ann.get("/me").text());
        assertThat(ann.get("/api/api/me").status()).isEqualTo(404);
        assertThat(api.asNobody().post("/api/oauth/token", Map.of()).status()).isEqualTo(400);
        assertThat(api.asNobody().post("/oauth/token", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void theWordBearerMayBeWrittenInAnyCaseAndATokenIsNeverEmpty() {
        var nobody = api.asNobody();
        for (var word : List.of("Bearer", "bearer", "BEARER")) {
            var bearing = nobody.with("Authorization", word + " " + World.ANN_TOKEN);
            assertThat(bearing.get("/me").status()).as(word).isEqualTo(200);
        }
        for (var header : List.of("Bearer", "Bearer ", "Bearer  ", "Basic x", "x")) {
            assertThat(nobody.with("Authorization", header).get("/me").status())
                    .as(header)
                    .isEqualTo(401);
        }
    }

    @Test
    void nothingIsEverNotAcceptable() {
        for (var type : List.of("text/html", "image/png", "application/xml;q=0.1", "nonsense")) {
            var reply = ann.with("Accept", type).get("/me");
            assertThat(reply.status()).as(type).isEqualTo(200);
            assertThat(reply.header("Content-Type")).as(type).startsWith("application/json");
        }
    }

    @Test
    void anEmptyBodyMayCallItselfJsonOnEveryVerb() {
        var caller = ann.with("Content-Type", "application/json");
        var id = ok(caller.post(ORG + "/groups", Map.of("name", "Empty"))).data().get("id");
        ok(caller.get(ORG + "/groups/" + id));
        ok(caller.put(ORG + "/groups/" + id, ""));
        ok(caller.delete(ORG + "/groups/" + id));
    }

    @Test
    void clientsMayCallThemselvesAnythingOrNothingAndNameAnotherAddress() {
        for (var name : List.of("APIClient", "n8n", "TallyfySDK", "a client of our own", "")) {
            ok(ann.with("X-Tallyfy-Client", name).get("/me"));
        }
        ok(ann.with("X-Tallyfy-Client-IP", "203.0.113.9").get("/me"));
    }

    @Test
    void aPlusInAPathIsAPlus() {
        ok(ann.post(ORG + "/guests", Map.of("email", "gil+rye@mill.example")));
        for (var path : List.of("gil+rye@mill.example", "gil%2Brye%40mill.example")) {
            assertThat(ok(ann.get(ORG + "/guests/" + path)).data())
                    .as(path)
                    .containsEntry("email", "gil+rye@mill.example");
        }
    }

    @Test
    void everyListIsAnArrayWithAnObjectBesideIt() {
        for (var list : LISTS) {
            for (var query : List.of("", "?page=99", "?q=nothing-is-called-so")) {
                var json = ok(ann.get(ORG + "/" + list + query)).json();
                assertThat(json.get("data")).as(list + query).isInstanceOf(List.class);
                assertThat(json.get("meta")).as(list + query).isInstanceOf(Map.class);
            }
        }
    }

    @Test
    void aPageThatIsNoneIsTheFirst() {
        for (var page : List.of("0", "-1", "x", "", "1.5", "99999999999999999999")) {
            var reply = ok(ann.get(ORG + "/tags?page=" + page));
            assertThat(reply.pagination()).as(page).containsEntry("current_page", 1);
        }
    }

    @Test
    void everyListMayComeWithoutPages() {
        for (var list : LISTS) {
            var reply = ok(ann.get(ORG + "/" + list + "?without_pagination=true"));
            var meta = reply.json().get("meta");
            assertThat(meta == null || !((Map<?, ?>) meta).containsKey("pagination"))
                    .as(list)
                    .isTrue();
        }
        assertThat(ok(ann.get(ORG + "/tags?without_pagination=1")).rows()).hasSize(12);
    }

    @Test
    void linksKeepWhatElseWasAskedAndLeadBothWays() {
        var second = ok(ann.get("/api" + ORG + "/tags?q=tag&per_page=5&page=2&sort=name"));
        var links = (Map<?, ?>) second.pagination().get("links");
        assertThat(links.get("prev")).isEqualTo(links.get("previous"));
        for (var way : List.of("next", "previous")) {
            assertThat(links.get(way).toString())
                    .contains("/api" + ORG + "/tags?", "q=tag", "per_page=5", "sort=name");
        }
        var third = ok(ann.get(ORG + "/tags?per_page=5&page=3"));
        assertThat(((Map<?, ?>) third.pagination().get("links")).get("next")).isNull();
    }

    @Test
    void everyListTakesEveryOrderAndStatusOfTheNode() {
        for (var list : LISTS) {
            for (var sort :
                    "-created_at created_at -updated_at updated_at name -name whatever"
                            .split(" ")) {
                ok(ann.get(ORG + "/" + list + "?sort=" + sort));
            }
            for (var status : "active completed archived draft issue whatever".split(" ")) {
                ok(ann.get(ORG + "/" + list + "?status=" + status));
            }
            ok(ann.get(ORG + "/" + list + "?with=whatever,nothing&updated_since=2026-01-01&x[]=1"));
        }
    }

    @Test
    void b15_peopleHaveNumbersAndThingsTexts() {
        var group = ok(ann.post(ORG + "/groups", Map.of("name", "Counter"))).data();
        var folder = ok(ann.post(ORG + "/folders", Map.of("name", "Spring"))).data();
        assertThat(ann.get("/me").data().get("id")).isInstanceOf(Number.class);
        assertThat(ann.get(ORG + "/users").rows())
                .extracting(row -> row.get("id"))
                .hasOnlyElementsOfType(Number.class);
        assertThat(ann.get("/me/organizations").rows())
                .extracting(row -> row.get("id"))
                .hasOnlyElementsOfType(String.class);
        for (var id :
                List.of(
                        ann.get(ORG).data().get("id"),
                        group.get("id"),
                        folder.get("id"),
                        ann.get(ORG + "/tags").rows().getFirst().get("id"))) {
            assertThat(id).isInstanceOf(String.class).asString().matches("[0-9a-f]{32}");
        }
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
        return reply;
    }
}
