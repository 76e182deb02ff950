package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the settings of an organization do (platform spec 4.4); jobs have their own tests.
class OrganizationSettingsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    private final ApiServer api =
            ApiServer.of(
                    OrganizationsApi::mount,
                    GroupsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);
    private final ApiServer.Caller bob = api.as(World.BOB_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    private void set(Map<String, Object> settings) {
        var reply = ann.put(ORG, settings);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static Map<String, Object> task(Object owners) {
        return Map.of(
                "title", "Sweep",
                "task_type", "task",
                "deadline", "2026-03-07T10:00:00Z",
                "owners", owners);
    }

    private static Map<String, Object> group(Object id) {
        return Map.of("users", List.of(), "guests", List.of(), "groups", List.of(id));
    }

    @Test
    void withoutWorkdaysEveryMomentIsAWorkingOne() {
        var week = Map.of("Monday", Map.of("from", "09:00", "to", "17:00"));
        set(Map.of("working_days", week));
        var nobody = Map.of("users", List.of(), "guests", List.of(), "groups", List.of());
        assertThat(ann.post(ORG + "/tasks", task(nobody)).data())
                .containsEntry("deadline", "2026-03-09T09:00:00Z");
        set(Map.of("settings", Map.of("determine_deadline", Map.of("workdays", false))));
        assertThat(ann.post(ORG + "/tasks", task(nobody)).data())
                .containsEntry("deadline", "2026-03-07T10:00:00Z");
    }

    @Test
    void aNewStepIsDueWhenTheOrganizationSays() {
        set(Map.of("default_deadline", Map.of("type", "hours", "value", 8)));
        var run = Recipe.called("Baking").step("Mix", Map.of()).create(api).launch(Map.of());
        assertThat(run.read("Mix")).containsEntry("deadline", "2026-03-06T20:00:00Z");
    }

    @Test
    void aGroupWithMorePeopleThanAllowedIsNotAssigned() {
        var members = List.of(1001, 1002, 1003);
        var crowd =
                ann.post(ORG + "/groups", Map.of("name", "All", "members", members))
                        .data()
                        .get("id");
        set(Map.of("maximum_group_assignment_limit", 2));
        var refused = ann.post(ORG + "/tasks", task(group(crowd)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("owners.groups.0");
        assertThat(
                        ann.post(
                                        ORG + "/checklists",
                                        Map.of(
                                                "title",
                                                "Baking",
                                                "steps",
                                                List.of(
                                                        Map.of(
                                                                "title",
                                                                "Mix",
                                                                "groups",
                                                                List.of(crowd)))))
                                .status())
                .isEqualTo(422);
        assertThat(ann.post(ORG + "/tasks", task(group(World.OVENS.hex()))).status())
                .isEqualTo(201);
        set(Map.of("maximum_group_assignment_limit", 3));
        assertThat(ann.post(ORG + "/tasks", task(group(crowd))).status()).isEqualTo(201);
    }

    @Test
    void newTemplatesAreTheirOwnersAloneWhereTheOrganizationSaysSo() {
        var before = Recipe.called("Before").step("Mix", Map.of()).create(api);
        set(Map.of("restrict_blueprint_permissions", true));
        var after = Recipe.called("After").step("Mix", Map.of()).create(api);
        assertThat(bob.get(before.path()).status()).isEqualTo(200);
        assertThat(bob.get(after.path()).status()).isEqualTo(404);
        assertThat(after.launch(World.BOB_TOKEN, Map.of()).status()).isEqualTo(403);
        var own = bob.post(ORG + "/checklists", Map.of("title", "Bob's", "type", "procedure"));
        assertThat(own.status()).isEqualTo(201);
        assertThat(bob.get(ORG + "/checklists/" + own.data().get("id")).status()).isEqualTo(200);
        var shared =
                Recipe.called("Shared")
                        .with("permissions", List.of(Map.of("type", "checklist_read", "all", true)))
                        .step("Mix", Map.of())
                        .create(api);
        assertThat(bob.get(shared.path()).status()).isEqualTo(200);
    }

    @Test
    void aTemplateForNewcomersHasStepsAndAsksNothing() {
        var empty = Recipe.called("Empty").create(api);
        var asking =
                Recipe.called("Asking")
                        .kickoff(Forms.with(Forms.field("text", "Name"), "required", true))
                        .step("Mix", Map.of())
                        .create(api);
        var good =
                Recipe.called("Good")
                        .kickoff(Forms.field("text", "Name"))
                        .step("Mix", Map.of())
                        .create(api);
        for (var bad : List.of(empty.id(), asking.id(), "f".repeat(32))) {
            var refused = ann.put(ORG, Map.of("onboarding_template_id", bad));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).containsOnlyKeys("onboarding_template_id");
        }
        assertThat(ann.put(ORG, Map.of("onboarding_template_id", good.id())).data())
                .containsEntry("onboarding_template_id", good.id())
                .containsEntry("enable_onboarding_template", false);
    }
}
