package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Forms.with;
import static dev.runsheet.testing.Rules.kickoff;
import static dev.runsheet.testing.Rules.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Launching processes; the numbers are those of section 20 of the tasks spec.
class LaunchBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final Map<String, Object> NOBODY =
            Map.of("users", List.of(), "guests", List.of(), "groups", List.of());
    private static final Recipe.Made BAKING =
            Recipe.called("Baking to order")
                    .kickoff(field("text", "Customer"))
                    .kickoff(field("date", "Pick-up"))
                    .step("Mix", Map.of("assignees", List.of(1002)))
                    .step("Bake", Map.of())
                    .step("Cool", Map.of("assign_run_starter", false))
                    .create(SharedServer.API);

    @Test
    void b47_labelsAreNoKeysAndAreNamedInAWarning() {
        var reply =
                BAKING.launch(
                        World.ANN_TOKEN, Map.of("prerun", Map.of("Customer", "Globex", "x", 1)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.data()).containsEntry("prerun", Map.of());
        assertThat(reply.header("Warning")).contains("Customer", "x");
    }

    @Test
    void b47_aRequiredFieldThatIsNamedByItsLabelIsMissing() {
        var made =
                Recipe.called("Baking for somebody")
                        .kickoff(required("text", "Customer"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        for (Map<String, Object> prerun :
                List.of(
                        Map.<String, Object>of("Customer", "Globex"),
                        Map.<String, Object>of(made.id("Customer"), " "),
                        Map.<String, Object>of())) {
            var reply = made.launch(World.ANN_TOKEN, Map.of("prerun", prerun));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .isEqualTo(
                            Map.of(
                                    "prerun." + made.id("Customer"),
                                    List.of("Customer is required")));
        }
        var prerun = Map.of(made.id("Customer"), "Globex");
        assertThat(made.launch(Map.of("prerun", prerun)).data()).containsEntry("prerun", prerun);
    }

    @Test
    void b47_aValueOfTheWrongShapeIsRefused() {
        var prerun = Map.of(BAKING.id("Pick-up"), "soon", BAKING.id("Customer"), List.of());
        var reply = BAKING.launch(World.ANN_TOKEN, Map.of("prerun", prerun));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("prerun." + BAKING.id("Pick-up"));
    }

    @Test
    void b48_anOverrideChangesItsStepOnly() {
        var deadline = Map.of("deadline", "2026-04-01T12:00:00Z");
        var run = BAKING.launch(Map.of("tasks", Map.of(BAKING.id("Bake"), deadline)));
        var plain = BAKING.launch(Map.of());
        assertThat(run.rows())
                .extracting(task -> task.get("title"))
                .containsExactly("Mix", "Bake", "Cool");
        assertThat(run.read("Bake")).containsEntry("deadline", "2026-04-01T12:00:00Z");
        for (var other : List.of("Mix", "Cool")) {
            assertThat(run.read(other))
                    .containsEntry("deadline", plain.read(other).get("deadline"))
                    .containsEntry("owners", plain.read(other).get("owners"));
        }
    }

    @Test
    void b48_anUnknownStepIsRefused() {
        var id = "0123456789abcdef0123456789abcdef";
        var tasks = Map.of(id, Map.of("deadline", "2026-04-01T12:00:00Z"));
        var reply = BAKING.launch(World.ANN_TOKEN, Map.of("tasks", tasks));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .isEqualTo(
                        Map.of(
                                "tasks." + id,
                                List.of("The task " + id + " is not part of the template.")));
    }

    @Test
    void b48_everythingThatIsWrongIsNamedAtOnce() {
        var id = "0123456789abcdef0123456789abcdef";
        var mix = BAKING.id("Mix");
        var owners = Map.of("users", List.of(4711), "groups", List.of(id));
        var reply =
                BAKING.launch(
                        World.ANN_TOKEN,
                        Map.of(
                                "name", "x".repeat(551),
                                "owner_id", 1009,
                                "tags", List.of(id),
                                "tasks",
                                        Map.of(mix, Map.of("deadline", "soon", "owners", owners))));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "name",
                        "owner_id",
                        "tags.0",
                        "tasks." + mix + ".deadline",
                        "tasks." + mix + ".owners.users.0",
                        "tasks." + mix + ".owners.groups.0");
        var more =
                BAKING.launch(
                        World.ANN_TOKEN,
                        Map.of(
                                "tasks", Map.of(id, Map.of(), "bake", Map.of()),
                                "prerun", Map.of(BAKING.id("Pick-up"), "soon")));
        assertThat(more.errors())
                .containsOnlyKeys("tasks." + id, "tasks.bake", "prerun." + BAKING.id("Pick-up"));
    }

    @Test
    void b49_tooManyOwnersAreRefused() {
        var made =
                Recipe.called("Baking alone")
                        .step("Mix", Map.of("max_assignable", 1))
                        .create(SharedServer.API);
        var owners = Map.of("users", List.of(1002, 1003));
        var tasks = Map.of(made.id("Mix"), Map.of("owners", owners));
        var reply = made.launch(World.ANN_TOKEN, Map.of("tasks", tasks));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("tasks." + made.id("Mix") + ".owners");
    }

    @Test
    void b49_emptyOwnersLeaveTheStepsPeopleOrTheLauncher() {
        var empty = Map.of("owners", NOBODY);
        var tasks =
                Map.of(BAKING.id("Mix"), empty, BAKING.id("Bake"), empty, BAKING.id("Cool"), empty);
        var run = BAKING.launch(Map.of("tasks", tasks));
        assertThat(run.read("Mix")).containsEntry("owners", people(List.of(1002)));
        assertThat(run.read("Bake")).containsEntry("owners", people(List.of(1001)));
        assertThat(run.read("Cool")).containsEntry("owners", NOBODY);
    }

    @Test
    void b49_sentOwnersReplaceTheStepsPeople() {
        var tasks = Map.of(BAKING.id("Mix"), Map.of("owners", Map.of("users", List.of("1003"))));
        var run = BAKING.launch(Map.of("tasks", tasks));
        assertThat(run.read("Mix")).containsEntry("owners", people(List.of(1003)));
    }

    @Test
    void b50_aGuestCannotBelongToAProcess() {
        var email = "nowhere.b50@example.com";
        var run = BAKING.launch(Map.of("guests", List.of(email), "id", "x", "status", "complete"));
        assertThat(run.data()).containsEntry("status", "active").doesNotContainKey("guests");
        assertThat(run.rows().toString()).doesNotContain(email);
        assertThat(ANN.get(ORG + "/guests/" + email).status()).isEqualTo(404);
    }

    @Test
    void b51_theAnswerHasTheKickoffAnswers() {
        var prerun = Map.of(BAKING.id("Customer"), "Globex");
        var reply = BAKING.launch(World.ANN_TOKEN, Map.of("prerun", prerun));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data())
                .containsEntry("prerun", prerun)
                .containsEntry("prerun_status", "complete")
                .containsEntry("status", "active")
                .containsEntry("started_by", 1001)
                .containsEntry("progress", Map.of("complete", 0, "total", 3, "percent", 0));
    }

    @Test
    void b51_whatAnyRuleShowsIsHiddenBeforeTheKickoffRulesAreAsked() {
        var made =
                Recipe.called("Baking with rules")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of())
                        .step("Review", Map.of())
                        .step("Celebrate", Map.of())
                        .rule(kickoff("Customer", "equals", "globex"), show("Review"))
                        .rule(kickoff("Customer", "equals", "initech"), show("Celebrate"))
                        .create(SharedServer.API);
        var run = made.launch(Map.of("prerun", Map.of(made.id("Customer"), "Globex")));
        assertThat(run.status("Mix")).isEqualTo("not-started");
        assertThat(run.status("Review")).isEqualTo("not-started");
        assertThat(run.status("Celebrate")).isEqualTo("auto-skipped");
        assertThat(run.data())
                .containsEntry("progress", Map.of("complete", 0, "total", 2, "percent", 0))
                .containsEntry("whole_progress", Map.of("complete", 0, "total", 3, "percent", 0));
    }

    @Test
    void b51_aTitleThatComesBackAsItWasShownKeepsItsVariables() {
        var customer = with(field("text", "Customer"), "alias", "customer-of-b51");
        var made =
                Recipe.called("Baking with variables")
                        .kickoff(customer)
                        .step("Bake for {{customer-of-b51}}", Map.of())
                        .create(SharedServer.API);
        var answer = Map.of(made.id("Customer"), "Globex");
        var run = made.launch(Map.of("prerun", answer));
        var shown = run.rows().getFirst();
        assertThat(shown).containsEntry("title", "Bake for Globex");
        ANN.put(run.path() + "/tasks/" + shown.get("id"), Map.of("title", "Bake for Globex"));
        ANN.put(run.path(), Map.of("prerun", Map.of(made.id("Customer"), "Initech")));
        assertThat(run.rows().getFirst()).containsEntry("title", "Bake for Initech");
    }

    @Test
    void b67_editsOfTheTemplateDoNotReachTheProcess() {
        var made =
                Recipe.called("Baking as it was")
                        .step("Mix", Map.of(), required("text", "Flour"))
                        .create(SharedServer.API);
        var run = made.launch(Map.of());
        var before = ANN.get(run.path() + "?with=checklist.steps").data().get("checklist");

        var step = made.path() + "/steps/" + made.id("Mix");
        assertThat(ANN.put(made.path(), Map.of("title", "Baking as it is")).status())
                .isEqualTo(200);
        assertThat(ANN.put(step, Map.of("title", "Knead")).status()).isEqualTo(200);
        assertThat(ANN.post(made.path() + "/steps", Map.of("title", "Rest")).status())
                .isEqualTo(201);
        assertThat(ANN.delete(step + "/captures/" + made.id("Flour")).status()).isEqualTo(200);

        assertThat(ANN.get(run.path() + "?with=checklist.steps").data())
                .containsEntry("checklist", before)
                .containsEntry("checklist_title", "Baking as it was");
        assertThat(run.rows()).extracting(task -> task.get("title")).containsExactly("Mix");
        assertThat(run.tryToComplete("Mix", Map.of()).errors())
                .containsOnlyKeys("taskdata." + made.id("Flour"));
    }

    private static Map<String, Object> people(List<Object> users) {
        return Map.of("users", users, "guests", List.of(), "groups", List.of());
    }
}
