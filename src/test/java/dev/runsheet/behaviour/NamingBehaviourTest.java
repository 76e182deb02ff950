package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What runs are called (templates spec 9.4, sentence by sentence).
class NamingBehaviourTest {
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);

    private static Recipe.Made named(String title, boolean mayRename) {
        var made =
                Recipe.called(title)
                        .with("auto_naming", true)
                        .with("allow_launcher_change_name", mayRename)
                        .kickoff(required("text", "Customer"))
                        .kickoff(field("text", "Colour"))
                        .kickoff(required("textarea", "Notes"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        var format =
                "{{TEMPLATE_NAME}} {{DATE}} %s [%s%s{{nope}}]"
                        .formatted(
                                made.variable("Customer"),
                                made.variable("Colour"),
                                made.variable("Notes"));
        ANN.put(made.path(), Map.of("title", title, "default_process_name_format", format));
        return made;
    }

    private static Object name(Recipe.Made made, String customer, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put(
                "prerun",
                Map.of(
                        made.id("Customer"), customer,
                        made.id("Colour"), "Red",
                        made.id("Notes"), "Long"));
        return made.launch(body).data().get("name");
    }

    @Test
    void aGeneratedNameKnowsRequiredShortAnswersTheDayAndTheTemplate() {
        var made = named("Naming", false);
        assertThat(name(made, "Globex", Map.of())).isEqualTo("Naming 2026-03-06 Globex []");
        assertThat(name(made, "Globex", Map.of("name", "Mine")))
                .isEqualTo("Naming 2026-03-06 Globex []");
        assertThat(name(named("Renaming", true), "Globex", Map.of("name", "Mine")))
                .isEqualTo("Mine");
        assertThat(made.launch(World.ANN_TOKEN, Map.of("name", "x")).errors())
                .containsOnlyKeys("prerun." + made.id("Customer"), "prerun." + made.id("Notes"));
    }

    @Test
    void aGeneratedNameIsCutAndWithoutOneItIsTheTitleAndTheDay() {
        var made = named("Long names", false);
        var format = made.variable("Customer").repeat(10);
        var change = Map.of("title", "Long names", "default_process_name_format", format);
        assertThat(ANN.put(made.path(), change).status()).isEqualTo(200);
        assertThat((String) name(made, "é".repeat(100), Map.of())).isEqualTo("é".repeat(550));
        var plain =
                Recipe.called("Plain")
                        .with("default_process_name_format", "Never {{DATE}}")
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        assertThat(plain.launch(Map.of()).data()).containsEntry("name", "Plain - 2026-03-06");
    }
}
