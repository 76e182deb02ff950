package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is common to all requests; the numbers are those of section 20 of the tasks spec.
class WireBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final Recipe.Made BAKING =
            Recipe.called("Baking by the dozen").step("Mix", Map.of()).create(SharedServer.API);
    private static final String RUNS = ORG + "/runs?status=active&checklist_id=" + BAKING.id();

    @BeforeAll
    static void launch() {
        for (int i = 0; i < 6; i++) {
            BAKING.launch(Map.of("name", "Run " + i));
        }
    }

    @Test
    void b1_bothMountsAnswerTheSame() {
        var plain = ANN.get(RUNS + "&per_page=100");
        assertThat(plain.rows()).hasSize(6);
        assertThat(ANN.get("/api" + RUNS + "&per_page=100").text()).isEqualTo(plain.text());
        var neither = ANN.get("/api/api" + RUNS);
        assertThat(neither.status()).isEqualTo(404);
        assertThat(neither.json()).containsEntry("code", "ENDPOINT_NOT_FOUND");
    }

    @Test
    void b2_anUnknownRouteAndAnUnknownObjectAreToldApart() {
        assertNotFound("/processes", "API endpoint not found", "ENDPOINT_NOT_FOUND");
        for (var object : List.of("/runs/", "/tasks/", "/checklists/")) {
            assertNotFound(
                    object + "0123456789abcdef0123456789abcdef",
                    "Resource not found",
                    "RESOURCE_NOT_FOUND");
        }
    }

    private static void assertNotFound(String path, String message, String code) {
        var reply = ANN.get(ORG + path);
        assertThat(reply.status()).as(path).isEqualTo(404);
        assertThat(reply.json())
                .containsEntry("error", true)
                .containsEntry("message", message)
                .containsEntry("code", code);
    }

    @Test
    void b3_aTokenComesAfterOneSpace() {
        var nobody = SharedServer.API.asNobody();
        for (var wrong :
                List.of(
                        "Bearer  " + World.ANN_TOKEN,
                        "Bearer" + World.ANN_TOKEN,
                        World.ANN_TOKEN,
                        "Bearer nobody")) {
            assertThat(nobody.with("Authorization", wrong).get(RUNS).status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        var without = nobody.get(RUNS);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json()).isEqualTo(Map.of("error", true, "message", "unauthenticated"));
    }

    @Test
    void b4_aListSaysWhetherThereIsMore() {
        assertThat(ANN.get(RUNS + "&per_page=4").pagination())
                .containsEntry("has_more_pages", true)
                .containsEntry("total", 6)
                .containsEntry("count", 4)
                .containsEntry("total_pages", 2);
        assertThat(ANN.get(RUNS + "&per_page=4&page=2").pagination())
                .containsEntry("has_more_pages", false)
                .containsEntry("count", 2);
        assertThat(ANN.get(RUNS + "&per_page=4&page=3").rows()).isEmpty();
    }

    @Test
    void b5_limitStandsForPerPageAndTooMuchIsClamped() {
        assertThat(ANN.get(RUNS + "&limit=5").rows()).hasSize(5);
        assertThat(ANN.get(RUNS + "&limit=5&per_page=2").rows()).hasSize(2);
        var clamped = ANN.get(RUNS + "&per_page=500");
        assertThat(clamped.status()).isEqualTo(200);
        assertThat(clamped.pagination()).containsEntry("per_page", 100);
    }

    @Test
    void b6_theNextPageKeepsEveryFilter() {
        var links = (Map<?, ?>) ANN.get("/api" + RUNS + "&per_page=4").pagination().get("links");
        var next = (String) links.get("next");
        assertThat(next)
                .contains("/api" + ORG + "/runs?")
                .contains("status=active", "per_page=4", "page=2", "checklist_id=" + BAKING.id());
        var path = next.substring(next.indexOf("/api/"));
        assertThat(ANN.get(path).rows()).hasSize(2);
    }

    @Test
    void b7_whatIsEmptyIsAnEmptyObject() {
        var run = BAKING.launch(Map.of());
        var ofRun = Map.<String, Object>of("prerun", Map.of(), "custom_fields", Map.of());
        assertThat(run.data()).containsAllEntriesOf(ofRun);
        assertThat(run.read()).containsAllEntriesOf(ofRun);
        assertThat(ANN.get(RUNS).rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsAllEntriesOf(ofRun));
        var ofTask = Map.<String, Object>of("taskdata", Map.of(), "custom_fields", Map.of());
        assertThat(run.read("Mix")).containsAllEntriesOf(ofTask);
        assertThat(run.rows().getFirst()).containsAllEntriesOf(ofTask);
        assertThat(Way.ONE_OFF.task(Map.of()).read()).containsAllEntriesOf(ofTask);
        assertThat(run.update("Mix", Map.of("summary", "x"))).containsAllEntriesOf(ofTask);
        assertThat(run.complete("Mix"))
                .containsAllEntriesOf(ofTask)
                .containsEntry("tasks_changed_by_rules", Map.of());
        ANN.delete(run.path());
    }
}
