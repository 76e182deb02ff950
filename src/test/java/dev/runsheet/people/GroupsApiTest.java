package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.testing.ApiServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsApiTest {
    private static final String HOME = "/organizations/" + FLOUR.hex();
    private static final String GROUPS = HOME + "/groups";

    private final ApiServer api =
            ApiServer.of(
                    DissolvedGroupsApi::mount,
                    GroupsApi::mount,
                    OrganizationsApi::mount,
                    MembersApi::mount);
    private final ApiServer.Caller ann = api.as(ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    // 2
    @Test
    void groupsComeByTheTen() {
        IntStream.range(0, 10).forEach(i -> ann.post(GROUPS, Map.of("name", "Shift " + i)));
        var first = api.as(LIN_TOKEN).get(GROUPS);
        assertThat(first.rows()).hasSize(10);
        assertThat(first.pagination()).containsEntry("per_page", 10).containsEntry("total", 11);
        assertThat(ann.get(GROUPS + "?q=SHIFT&per_page=500").pagination())
                .containsEntry("per_page", 100)
                .containsEntry("total", 10);
        assertThat(ann.get(GROUPS + "?sort=-name&limit=1").rows().getFirst())
                .containsEntry("name", "Shift 9");
        for (var sort : "name updated_at -updated_at created_at -created_at any".split(" ")) {
            assertThat(ann.get(GROUPS + "?sort_by=" + sort).rows()).as(sort).hasSize(10);
        }
    }

    @Test
    void oldClientsCallMembersUsers() {
        var created = ann.post(GROUPS, Map.of("name", "Counter", "users", List.of(1001)));
        assertThat(created.data()).containsEntry("members", List.of(1001));
    }

    // 10
    @Test
    void everyFaultIsNamedAtOnce() {
        ann.delete(HOME + "/users/1003/disable");
        var reply =
                ann.post(
                        GROUPS,
                        Map.of(
                                "name", "ovens",
                                "description", List.of(),
                                "members", List.of(1001, 1009, "x", 1003),
                                "guests", List.of("nobody@dairy.example", "no address")));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "name",
                        "description",
                        "members.1",
                        "members.2",
                        "members.3",
                        "guests",
                        "guests.1");
        assertThat(ann.post(GROUPS, Map.of()).errors()).containsOnlyKeys("name");
        assertThat(ann.get(GROUPS).rows()).hasSize(1);
    }

    @Test
    void aGroupKeepsItsNameAndTakesNoOther() {
        ann.post(GROUPS, Map.of("name", "Counter"));
        var path = GROUPS + "/" + OVENS.hex();
        assertThat(ann.put(path, Map.of("name", "OVENS")).data()).containsEntry("name", "OVENS");
        assertThat(ann.put(path, Map.of("name", "counter")).errors()).containsOnlyKeys("name");
        assertThat(ann.patch(path, Map.of("description", "Hot")).data())
                .containsEntry("description", "Hot")
                .containsEntry("members", List.of(1002));
    }

    @Test
    void aDeletedGroupIsGone() {
        var path = GROUPS + "/" + OVENS.hex();
        var deleted = ann.delete(path);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(ann.get(path).status()).isEqualTo(404);
        assertThat(ann.delete(path).status()).isEqualTo(404);
        assertThat(ann.put(path, Map.of("name", "Back")).status()).isEqualTo(404);
        assertThat(ann.get(HOME + "/users/1002").status()).isEqualTo(200);
    }

    @Test
    void standardMembersManageGroupsWhileTheyMay() {
        var group = Map.of("name", "Counter");
        assertThat(api.as(LIN_TOKEN).post(GROUPS, group).status()).isEqualTo(403);
        assertThat(api.as(BOB_TOKEN).post(GROUPS, group).status()).isEqualTo(201);
        ann.put(HOME, Map.of("allow_manage_groups", false));
        var path = GROUPS + "/" + OVENS.hex();
        assertThat(api.as(BOB_TOKEN).put(path, Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(api.as(BOB_TOKEN).delete(path).status()).isEqualTo(403);
        assertThat(api.as(BOB_TOKEN).get(path).status()).isEqualTo(200);
        assertThat(ann.put(path, Map.of("name", "Mine")).status()).isEqualTo(201);
    }

    @Test
    void anotherOrganizationSeesNothingOfIt() {
        assertThat(api.as(EVE_TOKEN).get(GROUPS).status()).isEqualTo(403);
        assertThat(ann.get(GROUPS + "/not-an-id").status()).isEqualTo(404);
    }
}
