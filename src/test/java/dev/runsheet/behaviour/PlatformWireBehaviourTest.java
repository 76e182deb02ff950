package dev.runsheet.behaviour;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.runsheet.base.Settings;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.search.SearchApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is common to all requests, and the search and the feed; the numbers are those of appendix B
/// of the platform spec.
class PlatformWireBehaviourTest {
    private static final ApiServer API =
            ApiServer.of(
                    MeApi::mount,
                    MembersApi::mount,
                    TagsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    SearchApi::mount,
                    ActivityFeedsApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String TAGS = ORG + "/tags";
    private static final String FEED = ORG + "/activity-feeds";
    private static final Recipe.Made BAKING =
            Recipe.called("Baking").step("Mix", Map.of()).create(API);

    @BeforeAll
    static void fill() {
        API.database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                insert into tag (org_id, id, title, color, created_at)
                                                select :org, gen_random_uuid(), 'Tag ' || n, '#3fb65b', now()
                                                  from generate_series(1, 101) as n
                                                """)
                                        .bind("org", FLOUR)
                                        .execute());
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b3_limitIsAnotherWordForPerPage() {
        for (var list : List.of("/users", "/tags")) {
            var three = ANN.get(ORG + list + "?limit=3");
            assertThat(three.rows()).as(list).hasSize(3);
            assertThat(three.pagination()).as(list).containsEntry("per_page", 3);
        }
    }

    @Test
    void b4_aListSaysWhetherThereIsMore() {
        assertThat(ANN.get(ORG + "/users?per_page=2").pagination())
                .containsEntry("total_pages", 2)
                .containsEntry("has_more_pages", true);
        assertThat(ANN.get(ORG + "/users?per_page=2&page=2").pagination())
                .containsEntry("has_more_pages", false);
    }

    @Test
    void b5_beyondTheEndThereIsAnEmptyPage() {
        var beyond = ANN.get(TAGS + "?page=99");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.json().get("meta")).isInstanceOf(Map.class);
        assertThat(beyond.pagination().get("links")).asInstanceOf(MAP).doesNotContainKey("next");
    }

    @Test
    void b6_aPageHasAtMostAHundred() {
        var clamped = ANN.get(TAGS + "?per_page=500");
        assertThat(clamped.rows()).hasSize(100);
        assertThat(clamped.pagination()).containsEntry("per_page", 100).containsEntry("total", 101);
    }

    @Test
    void b7_nobodyMustSayWhichClientTheyAreUnlessTheServerIsStrict() {
        assertThat(ANN.get("/me").status()).isEqualTo(200);
        try (var strict = new ApiServer(strict(), MeApi::mount)) {
            var refused = strict.as(ANN_TOKEN).get("/me");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.json())
                    .isEqualTo(Map.of("error", true, "message", "missing required headers"));
            for (var client : List.of("APIClient", "n8n", "anything")) {
                var named = strict.as(ANN_TOKEN).with("X-Tallyfy-Client", client);
                assertThat(named.get("/me").status()).isEqualTo(200);
            }
        }
    }

    private static Settings strict() {
        var usual = Settings.DEFAULT;
        return new Settings(
                true,
                usual.dateMillis(),
                usual.ownersShape(),
                usual.runWriteProgress(),
                usual.unknownFieldKeys(),
                usual.oneoffPutRequiresCoreFields(),
                usual.completionAcceptsTaskdata(),
                usual.openStatusLiteral(),
                usual.launchTasksMap(),
                usual.putRunAbsentLists(),
                usual.automationFire(),
                usual.reevaluateOnPrerunEdit(),
                usual.webhookRetries(),
                usual.strictValidation(),
                usual.membership());
    }

    @Test
    void b8_whoIsNotKnownIsToldSoInJsonWhateverTheyAccept() {
        var refused = API.asNobody().with("Accept", "text/html").get("/me");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refused.json()).isEqualTo(Map.of("error", true, "message", "unauthenticated"));
    }

    @Test
    void b9_anUnknownPathAndAnUnknownRowAreToldApart() {
        var path = ANN.get(ORG + "/processes");
        assertThat(path.status()).isEqualTo(404);
        assertThat(path.json()).containsEntry("code", "ENDPOINT_NOT_FOUND");
        for (var list : List.of("/tags/", "/runs/", "/tasks/", "/checklists/")) {
            var row = ANN.get(ORG + list + "0123456789abcdef0123456789abcdef");
            assertThat(row.status()).as(list).isEqualTo(404);
            assertThat(row.json()).as(list).containsEntry("code", "RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void b10_aRefusedBodyIsToldInAllThreeKeysAtOnce() {
        var refused = ANN.post(TAGS, Map.of("title", "x".repeat(31), "color", "#fff"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).containsEntry("error", true);
        assertThat(refused.json().get("message")).isInstanceOf(String.class);
        assertThat(refused.errors())
                .containsOnlyKeys("title", "color")
                .allSatisfy((_, texts) -> assertThat((List<?>) texts).isNotEmpty());
    }

    @Test
    void b48_aTaskIsReopenedByPostAsByDelete() {
        var run = BAKING.launch(Map.of());
        var completed = run.path() + "/completed-tasks/" + run.task("Mix");
        for (var method : List.of("POST", "DELETE")) {
            run.complete("Mix");
            var reopened = ANN.send(method, completed, "");
            assertThat(reopened.status()).as(method).isEqualTo(200);
            assertThat(reopened.data()).containsEntry("completed_at", null);
            assertThat(run.status("Mix")).isEqualTo("active");
        }
    }

    @Test
    void b49_aSearchAnswersByKindAndFindsWhatWasMadeAMomentAgo() {
        var run = BAKING.launch(Map.of("name", "Pumpernickel of today"));
        var found = ANN.get(ORG + "/search?search=pumpernickel&on=process,task").json();
        assertThat(found).containsOnlyKeys("process", "task");
        assertThat(found.get("process")).asInstanceOf(MAP).containsOnlyKeys("data", "meta");
        assertThat(((List<?>) ((Map<?, ?>) found.get("process")).get("data")))
                .singleElement()
                .satisfies(row -> assertThat(((Map<?, ?>) row).get("id")).isEqualTo(run.id()));
        assertThat(ANN.get(ORG + "/search?search=pumpernickel").json())
                .containsKeys("blueprint", "process", "task", "step", "capture", "snippet");
    }

    @Test
    void b50_theFeedListsWhatMayBeMergedAndTakesWholeDays() {
        var late = Instant.parse("2026-03-08T23:30:00Z");
        API.setClock(late);
        var run = BAKING.launch(Map.of());
        API.setClock(late.plus(Duration.ofDays(1)));
        var about = FEED + "?entity_type=run&entity_id=" + run.id();
        for (var row : ANN.get(about).rows()) {
            for (var key : List.of("verb", "actor_id", "type")) {
                assertThat(row.get(key)).as(key).isInstanceOf(List.class);
            }
        }
        assertThat(ANN.get(about + "&created_before=2026-03-08").rows()).isNotEmpty();
        assertThat(ANN.get(about + "&created_before=2026-03-07").rows()).isEmpty();
        var refused = ANN.get(FEED + "?origin_id=" + run.id());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("origin_type");
    }

    @Test
    void b65_everyAnswerNamesItsRequest() {
        var gone = ANN.post(TAGS, Map.of("title", "Soon gone")).data().get("id");
        assertNamed(200, ANN.get("/me"));
        assertNamed(201, ANN.post(TAGS, Map.of("title", "Named")));
        assertNamed(204, ANN.delete(TAGS + "/" + gone));
        assertNamed(400, ANN.post(TAGS, "{"));
        assertNamed(401, API.asNobody().get("/me"));
        assertNamed(403, API.as(BOB_TOKEN).put(ORG + "/users/1003/role", Map.of("role", "light")));
        assertNamed(404, ANN.get(ORG + "/processes"));
        assertNamed(404, ANN.get(TAGS + "/" + gone));
        assertNamed(405, ANN.send("PATCH", TAGS, ""));
        assertNamed(422, ANN.post(TAGS, Map.of()));
        var one = ANN.get("/me").header("X-Request-Id");
        assertThat(ANN.get("/me").header("X-Request-Id")).isNotEqualTo(one);
    }

    private static void assertNamed(int status, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("X-Request-Id")).as(reply.text()).isNotBlank();
    }
}
