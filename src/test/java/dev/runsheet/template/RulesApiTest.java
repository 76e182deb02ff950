package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.field;
import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.on;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.rule;
import static dev.runsheet.template.Kitchen.show;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules over the wire; the numbers are those of the behaviours in the templates spec.
class RulesApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ANN);
    private final Map<String, Object> template =
            kitchen.create(Map.of("prerun", List.of(field("text", Map.of()))));
    private final Object id = template.get("id");
    private final Object asked = list(template.get("prerun")).getFirst().get("id");
    private final Object first = kitchen.addStep(id, "Weigh", Map.of()).get("id");
    private final Object second = kitchen.addStep(id, "Mix", Map.of()).get("id");
    private final String rules = one(id) + "/automated-actions";

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b29_aConditionNeedsItsStatementWhichMayBeNull() {
        var without = new LinkedHashMap<>(on("Step", first, "completed"));
        without.remove("statement");
        var refused = ANN.post(rules, rule(without, second));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("conditions.0.statement");
        assertThat(ANN.post(rules, rule(on("Step", first, "completed"), second)).status())
                .isEqualTo(201);
    }

    @Test
    void b30_aSentListReplacesAndKeepsTheIdsItNames() {
        var stored = ANN.post(rules, two()).data();
        var kept = new LinkedHashMap<>(list(stored.get("conditions")).getLast());
        kept.put("statement", "rye");
        var body = new LinkedHashMap<String, Object>();
        body.put("automated_alias", "Renamed");
        body.put("conditions", List.of(kept));
        var after = ANN.put(rules + "/" + stored.get("id"), body).data();
        assertThat(list(after.get("conditions"))).hasSize(1);
        assertThat(list(after.get("conditions")).getFirst())
                .containsEntry("id", kept.get("id"))
                .containsEntry("statement", "rye");
        assertThat(after)
                .containsEntry("automated_alias", "Renamed")
                .containsEntry("then_actions", stored.get("then_actions"));
        assertThat(list(ANN.get(one(id)).data().get("automated_actions"))).containsExactly(after);
    }

    private Map<String, Object> two() {
        return Map.of(
                "automated_alias",
                "Two questions",
                "conditions",
                List.of(on("Step", first, "completed"), on("Prerun", asked, "equals")),
                "then_actions",
                List.of(show(second)));
    }

    @Test
    void b31_theTypeOfAConditionIsWrittenWithACapital() {
        var refused = ANN.post(rules, rule(on("step", first, "completed"), second));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsKey("conditions.0.conditionable_type");
        assertThat(list(ANN.get(one(id)).data().get("automated_actions"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "visibility | assign   | \"show\" or \"hide\"",
                "deadline   | show     | \"deadline\"",
                "status     | deadline | \"reopen\"",
                "assignment | reopen   | \"assign\", \"assign_only\", \"unassign\" or \"clear_assignees\"",
            })
    void b31_aVerbOfAnotherTypeIsToldTheOnesThatFit(String type, String verb, String allowed) {
        var body = new LinkedHashMap<>(two());
        var action = Map.of("action_type", type, "action_verb", verb, "target_step_id", second);
        body.put("then_actions", List.of(action));
        var refused = ANN.post(rules, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .containsEntry(
                        "then_actions.0.action_verb",
                        List.of("The action verb only accepts " + allowed));
    }

    @Test
    void rulesAreAppendedAndDeleted() {
        var one = kitchen.addRule(id, on("Step", first, "completed"), second);
        var two = kitchen.addRule(id, on("Prerun", asked, "is_empty"), second);
        assertThat(two).containsEntry("position", 2);
        assertThat(ANN.delete(rules + "/" + one.get("id")).status()).isEqualTo(200);
        assertThat(ANN.delete(rules + "/" + one.get("id")).status()).isEqualTo(404);
        assertThat(list(ANN.get(one(id)).data().get("automated_actions"))).containsExactly(two);
        assertThat(ANN.delete(one(id) + "/preruns/" + asked).status()).isEqualTo(403);
    }
}
