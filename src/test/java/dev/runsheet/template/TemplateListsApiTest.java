package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Who sees which templates, and in what order; the numbers are those of the behaviours in the
/// templates spec.
class TemplateListsApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(BOB_TOKEN);
    private static final ApiServer.Caller LIN = API.as(LIN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ANN);

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b39_pinnedOnesComeFirstAndAPageHasAtMostAHundred() {
        kitchen.create(Map.of("title", "Zopf", "is_pinned", true, "status", "sorted"));
        kitchen.create(Map.of("title", "Apple pie", "status", "sorted"));
        kitchen.create(Map.of("title", "Bagel", "status", "sorted"));
        var reply = ANN.get(ALL + "?status=sorted&sort_by=title&per_page=500");
        assertThat(reply.rows())
                .extracting(row -> row.get("title"))
                .containsExactly("Zopf", "Apple pie", "Bagel");
        assertThat(reply.pagination()).containsEntry("per_page", 100).containsEntry("total", 3);
        for (var order : List.of("sort_by=last_updated", "sort=alphabet", "sort=-created_at")) {
            assertThat(ANN.get(ALL + "?status=sorted&" + order).rows().getFirst())
                    .as(order)
                    .containsEntry("title", "Zopf");
        }
        assertThat(ANN.get(ALL + "?status=sorted&sort=-title").rows())
                .extracting(row -> row.get("title"))
                .containsExactly("Zopf", "Bagel", "Apple pie");
    }

    @Test
    void b40_aTemplateIsHiddenOnlyWhenAllFiveRightsLeaveSomebodyOut() {
        var all =
                List.of(
                        "checklist_read",
                        "checklist_edit",
                        "process_launch",
                        "checklist_duplicate",
                        "process_read");
        var mine =
                all.stream()
                        .map(type -> Map.<String, Object>of("type", type, "users", List.of(1003)))
                        .toList();
        var id = kitchen.create(Map.of("title", "Secret dough", "permissions", mine)).get("id");
        assertThat(BOB.get(one(id)).status()).isEqualTo(404);
        assertThat(BOB.get(ALL + "?q=secret").rows()).isEmpty();
        assertThat(LIN.get(one(id)).status()).isEqualTo(200);
        assertThat(LIN.get(ALL + "?q=secret").rows()).hasSize(1);
        var seen = Map.of("type", "process_read", "all", false, "groups", List.of(OVENS.hex()));
        ANN.put(one(id), Map.of("title", "Secret dough", "permissions", List.of(seen)));
        assertThat(BOB.get(one(id)).status()).isEqualTo(200);
        assertThat(BOB.get(ALL + "?q=secret").rows()).hasSize(1);
        assertThat(BOB.put(one(id), Map.of("title", "Mine")).status()).isEqualTo(403);
        assertThat(BOB.delete(one(id)).status()).isEqualTo(403);
    }

    @Test
    void aLightMemberMayLabelAndStarButNotShape() {
        var id = kitchen.create(Map.of("title", "Rolls")).get("id");
        var label = Map.of("title", "Rolls", "status", "Finishing", "starred", true);
        assertThat(LIN.put(one(id), label).data())
                .containsEntry("status", "Finishing")
                .containsEntry("starred", true);
        assertThat(ANN.get(one(id)).data()).containsEntry("starred", false);
        assertThat(LIN.get(ALL + "?starred=1&q=rolls").rows()).hasSize(1);
        assertThat(LIN.put(one(id), Map.of("title", "Buns", "status", "x")).status())
                .isEqualTo(403);
        assertThat(LIN.post(ALL, Map.of("title", "X", "type", "form")).status()).isEqualTo(403);
        assertThat(LIN.post(one(id) + "/clone", Map.of()).status()).isEqualTo(403);
        assertThat(LIN.post(one(id) + "/steps", Map.of("title", "X")).status()).isEqualTo(403);
    }

    @Test
    void anotherOrganizationSeesNothing() {
        var id = kitchen.create(Map.of()).get("id");
        var eve = API.as(EVE_TOKEN);
        assertThat(eve.get(one(id)).status()).isEqualTo(403);
        assertThat(eve.get("/organizations/" + MILL.hex() + "/checklists/" + id).status())
                .isEqualTo(404);
        assertThat(eve.get("/organizations/" + MILL.hex() + "/checklists").rows()).isEmpty();
    }
}
