package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.deadline;
import static dev.runsheet.template.Kitchen.on;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.step;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// When steps are due, over the wire; the numbers are those of the behaviours in the templates
/// spec.
class StepDeadlinesApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ANN);
    private final Object id = kitchen.create(Map.of()).get("id");

    @AfterAll
    static void close() {
        API.close();
    }

    private Object add(String title) {
        return kitchen.addStep(id, title, Map.of()).get("id");
    }

    @Test
    void b16_aDeadlineNeedsAllFourKeys() {
        for (var missing : List.of("value", "unit", "option", "step")) {
            var partial = new HashMap<>(deadline(3, "days", "from", "start_run"));
            partial.remove(missing);
            var reply = ANN.post(one(id) + "/steps", Map.of("title", "x", "deadline", partial));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .isEqualTo(
                            Map.of(
                                    "deadline." + missing,
                                    List.of(
                                            "The deadline.%s field is required with deadline."
                                                    .formatted(missing))));
        }
        assertThat(kitchen.titles(id)).isEmpty();
        var after =
                kitchen.addStep(
                        id, "x", Map.of("deadline", deadline(3, "day", "after", "start_process")));
        assertThat(after).containsEntry("deadline", deadline(3, "days", "from", "start_run"));
        var own = Map.of("title", "x", "deadline", deadline(1, "days", "from", after.get("id")));
        assertThat(ANN.put(step(id, after.get("id")), own).errors()).containsKey("deadline.step");
        assertThat(ANN.get(step(id, after.get("id"))).data())
                .containsEntry("deadline", deadline(3, "days", "from", "start_run"));
    }

    /// A step says `prior_to` where a rule says `before`, whichever of the two was sent.
    @Test
    void b16_aStepAndARuleHaveTheirOwnWordForBefore() {
        var anchor = add("Bake");
        for (var sent : List.of("prior_to", "before")) {
            var due = Map.<String, Object>of("deadline", deadline(1, "days", sent, anchor));
            assertThat(kitchen.addStep(id, "Mix", due))
                    .containsEntry("deadline", deadline(1, "days", "prior_to", anchor));
            var earlier =
                    Map.of(
                            "action_type",
                            "deadline",
                            "action_verb",
                            "deadline",
                            "target_step_id",
                            anchor,
                            "deadline",
                            Map.of("value", 1, "unit", "days", "option", sent));
            var rule =
                    Map.of(
                            "automated_alias", "Sooner",
                            "conditions", List.of(on("Step", anchor, "completed")),
                            "then_actions", List.of(earlier));
            var stored = ANN.post(one(id) + "/automated-actions", rule);
            assertThat(stored.status()).as(stored.text()).isEqualTo(201);
            assertThat(Kitchen.list(stored.data().get("then_actions")).getFirst())
                    .containsEntry(
                            "deadline", Map.of("value", 1, "unit", "days", "option", "before"));
        }
    }

    @Test
    void b17_anAnchorIsNotDeletedAndKeepsItsIdOverVersions() {
        var anchor = add("Order");
        var behind =
                kitchen.addStep(
                        id, "Pay", Map.of("deadline", deadline(2, "weeks", "from", anchor)));
        ANN.put(one(id) + "/publish", "");
        ANN.put(one(id), Map.of("title", "Version two"));
        assertThat(ANN.get(step(id, behind.get("id"))).data())
                .containsEntry("deadline", deadline(2, "weeks", "from", anchor));
        var refused = ANN.delete(step(id, anchor));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json())
                .containsEntry(
                        "message",
                        "Cannot delete this step because other steps have deadlines that depend on it.");
        assertThat(ANN.delete(step(id, behind.get("id"))).status()).isEqualTo(200);
        assertThat(ANN.delete(step(id, anchor)).status()).isEqualTo(200);
        assertThat(kitchen.titles(id)).isEmpty();
    }

    @Test
    void b19_aDeadlineOnASaturdayMovesToMonday() {
        API.database().database().write(StepDeadlinesApiTest::closeAtWeekends);
        API.setClock(Instant.parse("2026-03-06T12:00:00Z"));
        var step =
                kitchen.addStep(
                        id, "Weigh", Map.of("deadline", deadline(1, "days", "from", "start_run")));
        assertThat(ANN.get(one(id) + "/steps-deadlines").rows())
                .containsExactly(
                        Map.of("step_id", step.get("id"), "deadline_time", "2026-03-09 08:00:00"));
    }

    private static int closeAtWeekends(Handle tx) {
        var open = "{\"from\": \"08:00\", \"to\": \"17:00\"}";
        var days = new StringBuilder("{");
        for (var day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")) {
            days.append('"').append(day).append("\": ").append(open).append(", ");
        }
        days.append("\"Saturday\": null, \"Sunday\": null}");
        return tx.createUpdate(
                        """
                        update organization
                           set settings = jsonb_set(settings, '{working_days}', cast(:days as jsonb))
                         where org_id = :org
                        """)
                .bind("days", days.toString())
                .bind("org", FLOUR)
                .execute();
    }
}
