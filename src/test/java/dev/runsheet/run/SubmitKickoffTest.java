package dev.runsheet.run;

import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmitKickoffTest {
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);

    private final Batch run =
            Recipe.called("Baking")
                    .kickoff(field("text", "Customer"))
                    .step("Mix", Map.of())
                    .create(SharedServer.API)
                    .launch(Map.of());
    private final String form =
            "/organizations/" + World.FLOUR.hex() + "/runs/" + run.id() + "/complete-prerun";

    /// What is submitted is the form; nobody has completed the process.
    @Test
    void theFeedTellsTheFormFromTheProcess() {
        assertThat(ANN.delete(form).status()).isEqualTo(200);
        assertThat(ANN.post(form, Map.of()).status()).isEqualTo(200);
        assertThat(Told.of(run.id()))
                .isEqualTo(
                        new Told(
                                List.of("created", "re-opened", "updated"),
                                List.of(
                                        "process.launched",
                                        "process.re-opened",
                                        "process.updated")));
    }
}
