package dev.runsheet.tag;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagsApiTest {
    private static final String TAGS = "/organizations/" + FLOUR.hex() + "/tags";

    private final ApiServer api = ApiServer.of(TagsApi::mount);
    private final ApiServer.Caller bob = api.as(BOB_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tagsComeByTheTenAndAtMostByTheHundred() {
        IntStream.range(0, 12).forEach(i -> bob.post(TAGS, Map.of("title", "Tag " + i)));
        assertThat(bob.get(TAGS).rows()).hasSize(10);
        assertThat(bob.get(TAGS + "?per_page=500").pagination()).containsEntry("per_page", 100);
        assertThat(bob.get(TAGS + "?q=TAG%201").rows()).hasSize(3);
        assertThat(bob.get(TAGS + "?sort=-name").rows().getFirst()).containsEntry("title", "Tag 9");
        for (var sort : "created_at -created_at -title any".split(" ")) {
            assertThat(bob.get(TAGS + "?sort=" + sort).rows()).as(sort).hasSize(10);
        }
        assertThat(bob.get(TAGS + "?without_pagination=1").rows()).hasSize(12);
    }

    @Test
    void aTagIsCreatedReadChangedAndDeleted() {
        var created = bob.post(TAGS, Map.of("title", "Urgent", "color", "#FF0000"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data())
                .containsEntry("title", "Urgent")
                .containsEntry("color", "#FF0000")
                .containsEntry("auto_generated", false)
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z")
                .containsEntry("deleted_at", null);
        assertThat(created.data().get("id")).isInstanceOf(String.class);
        var path = TAGS + "/" + created.data().get("id");
        assertThat(api.as(LIN_TOKEN).get(path).data()).isEqualTo(created.data());
        assertThat(bob.put(path, Map.of("color", "#00ff00")).data())
                .containsEntry("title", "Urgent")
                .containsEntry("color", "#00ff00");
        assertThat(bob.patch(path, Map.of("title", "URGENT")).data())
                .containsEntry("title", "URGENT");
        assertThat(bob.delete(path).status()).isEqualTo(204);
        assertThat(bob.get(path).status()).isEqualTo(404);
        assertThat(bob.put(path, Map.of("title", "Back")).status()).isEqualTo(404);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(bob.post(TAGS, Map.of("title", "x".repeat(31), "color", "#fff")).errors())
                .containsOnlyKeys("title", "color");
        assertThat(bob.post(TAGS, Map.of()).errors()).containsOnlyKeys("title");
    }

    @Test
    void lightMembersOnlyLook() {
        assertThat(api.as(LIN_TOKEN).post(TAGS, Map.of("title", "Mine")).status()).isEqualTo(403);
        assertThat(api.as(LIN_TOKEN).delete(TAGS + "/none").status()).isEqualTo(403);
        assertThat(api.as(ANN_TOKEN).post(TAGS, Map.of("title", "Mine")).status()).isEqualTo(201);
    }
}
