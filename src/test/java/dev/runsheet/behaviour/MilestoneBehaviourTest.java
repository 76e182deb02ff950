package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Included;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Milestones of a template and how far a run is in each (templates spec 6.10, tasks spec 8.6).
class MilestoneBehaviourTest {
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);

    @Test
    void milestonesTellHowFarTheyAre() {
        var made =
                Recipe.called("Milestones")
                        .step("Mix", Map.of())
                        .step("Knead", Map.of())
                        .step("Bake", Map.of())
                        .step("Ship", Map.of())
                        .rule(Rules.when("Bake", "completed"), Rules.show("Ship"))
                        .create(SharedServer.API);
        var stages = made.path() + "/stages";
        var dough = ANN.post(stages, Map.of("name", "Dough")).data().get("id");
        var oven = ANN.post(stages, Map.of("name", "Oven")).data().get("id");
        ANN.post(stages, Map.of("name", "Sold"));
        put(made, "Mix", dough);
        put(made, "Knead", dough);
        put(made, "Bake", oven);
        put(made, "Ship", oven);
        var run = made.launch(Map.of());
        run.complete("Mix");
        assertThat(progress(run))
                .containsExactly("Dough 1 of 2, 50", "Oven 0 of 1, 0", "Sold 0 of 0, 0");
        run.complete("Knead");
        run.complete("Bake");
        assertThat(progress(run))
                .containsExactly("Dough 2 of 2, 100", "Oven 1 of 2, 50", "Sold 0 of 0, 0");
        ANN.delete(stages + "/" + dough);
        assertThat(ANN.get(made.path() + "/steps/" + made.id("Mix")).data())
                .containsEntry("stage_id", null);
        assertThat(progress(run)).hasSize(3);
        assertThat(ANN.post(stages, Map.of("name", "x".repeat(251))).status()).isEqualTo(422);
    }

    private static void put(Recipe.Made made, String step, Object stage) {
        var path = made.path() + "/steps/" + made.id(step);
        assertThat(ANN.put(path, Map.of("title", step, "stage_id", stage)).status()).isEqualTo(200);
    }

    private static List<String> progress(Batch run) {
        var stages = ANN.get(run.path() + "?with=stages").data().get("stages");
        return Included.rows(stages).stream()
                .map(
                        stage -> {
                            var done = (Map<?, ?>) stage.get("progress");
                            return "%s %s of %s, %s"
                                    .formatted(
                                            stage.get("name"),
                                            done.get("complete"),
                                            done.get("total"),
                                            done.get("percent"));
                        })
                .toList();
    }
}
