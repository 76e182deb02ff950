package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers must be before a form is taken (templates spec 7.3, tasks spec 12.3, sentence by
/// sentence).
class GateBehaviourTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric               | 4.5           | five",
                "numeric               | -3e2          | 3 kg",
                "email                 | a@b.example   | a at b",
                "url                   | https://a.b/c | a.b",
                "alpha                 | Brötchen      | Rye 2",
                "alpha_num             | Rye2          | Rye-2",
                "alpha_dash            | Rye-2_b       | Rye 2",
                "min:3                 | Rye           | R2",
                "max:3                 | Rye           | Spelt",
                "numeric,min:5,max:10  | 7.5           | 11",
                "numeric,min:5,max:10  | 10            | 4.9",
                "no_such_rule          | anything      | ",
            })
    void valuesOfTextsKeepTheirRules(String rules, String right, String wrong) {
        for (var type : List.of("text", "textarea")) {
            var checked = with(field(type, "Value"), "field_validation", List.of(rules.split(",")));
            var made = Recipe.called("Rules of values").kickoff(checked).create(SharedServer.API);
            assertThat(made.launch(World.ANN_TOKEN, made.prerun("Value", right)).status())
                    .isEqualTo(201);
            if (wrong != null) {
                assertThat(made.launch(World.ANN_TOKEN, made.prerun("Value", wrong)).errors())
                        .containsOnlyKeys("prerun." + made.id("Value"));
            }
        }
    }

    @Test
    void rulesOfATaskAreAskedAtItsCompletionAndComeInALineToo() {
        var weight = with(field("text", "Weight"), "field_validation", "numeric|min:0|max:100");
        var run =
                Recipe.called("Weighing")
                        .step("Weigh", Map.of(), weight)
                        .create(SharedServer.API)
                        .launch(Map.of());
        run.update("Weigh", Map.of("taskdata", Map.of(run.field("Weight"), "101")));
        assertThat(run.tryToComplete("Weigh", Map.of()).errors())
                .isEqualTo(
                        Map.of(
                                "taskdata." + run.field("Weight"),
                                List.of("The Weight may not be greater than 100.")));
        run.complete("Weigh", Map.of("taskdata", Map.of(run.field("Weight"), 100)));
    }

    @Test
    void everyMissingAnswerIsNamedForApprovingAndForRejecting() {
        var all = with(required("multiselect", "Steps"), "must_all_checked", true);
        var run =
                Recipe.called("Gate")
                        .step(
                                "Approve",
                                Map.of("step_type", "approval"),
                                required("text", "Why"),
                                required("file", "Scan"),
                                required("assignees_form", "Who"),
                                all,
                                field("text", "Notes"))
                        .create(SharedServer.API)
                        .launch(Map.of());
        for (var decision : List.of(true, false)) {
            assertThat(run.tryToComplete("Approve", Map.of("is_approved", decision)).errors())
                    .containsOnlyKeys(
                            "taskdata." + run.field("Why"),
                            "taskdata." + run.field("Scan"),
                            "taskdata." + run.field("Who"),
                            "taskdata." + run.field("Steps"));
        }
        var answers = new LinkedHashMap<String, Object>();
        answers.put(run.field("Why"), "0");
        answers.put(
                run.field("Scan"),
                List.of(Map.of("url", "https://flour.example/a.pdf", "source", "url")));
        answers.put(run.field("Who"), Map.of("groups", List.of(World.OVENS.hex())));
        answers.put(run.field("Steps"), List.of(checked(1), checked(2)));
        var body = Map.<String, Object>of("is_approved", false, "taskdata", answers);
        assertThat(run.tryToComplete("Approve", body).errors())
                .containsOnlyKeys("taskdata." + run.field("Steps"));
        answers.put(run.field("Steps"), List.of(checked(1), checked(2), checked(3)));
        assertThat(run.complete("Approve", body)).containsEntry("is_approved", false);
    }

    private static Map<String, Object> checked(int id) {
        return Map.of("id", id, "text", "Option " + "ABC".charAt(id - 1), "selected", true);
    }
}
