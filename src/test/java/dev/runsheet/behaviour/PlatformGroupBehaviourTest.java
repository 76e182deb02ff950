package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.GroupsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Groups; the numbers are those of appendix B of the platform spec.
class PlatformGroupBehaviourTest {
    private static final String GROUPS = "/organizations/" + World.FLOUR.hex() + "/groups";

    private final ApiServer api = ApiServer.of(GroupsApi::mount);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void b36_anEmptyListEmptiesAndAnAbsentOneStaysAndTextsOfNumbersAreNumbers() {
        var group =
                Map.of(
                        "name",
                        "Shop",
                        "members",
                        List.of("1002", 1003),
                        "guests",
                        List.of("Gus@flour.example"));
        var made = ann.post(GROUPS, group);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data())
                .containsEntry("members", List.of(1002, 1003))
                .containsEntry("guests", List.of(World.GUS))
                .containsEntry("logo", null)
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z");
        var path = GROUPS + "/" + made.data().get("id");

        var emptied = ann.put(path, Map.of("members", List.of()));
        assertThat(emptied.status()).isEqualTo(201);
        assertThat(emptied.data())
                .containsEntry("members", List.of())
                .containsEntry("guests", List.of(World.GUS))
                .containsEntry("name", "Shop");

        var filled = ann.put(path, Map.of("members", List.of("1001"), "guests", List.of()));
        assertThat(filled.status()).isEqualTo(201);
        assertThat(filled.data())
                .containsEntry("members", List.of(1001))
                .containsEntry("guests", List.of());
        assertThat(ann.get(path).data()).isEqualTo(filled.data());
    }

    @Test
    void b37_aGroupNeedsNoDescription() {
        var made = ann.post(GROUPS, Map.of("name", "Shop"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data()).containsEntry("description", "");
        var described = Map.of("name", "Office", "description", "");
        assertThat(ann.post(GROUPS, described).status()).isEqualTo(201);
        var path = GROUPS + "/" + made.data().get("id");
        assertThat(ann.put(path, Map.of("description", "Who sells")).data())
                .containsEntry("description", "Who sells");
        assertThat(ann.put(path, Map.of("name", "Store")).data())
                .containsEntry("description", "Who sells");
    }
}
