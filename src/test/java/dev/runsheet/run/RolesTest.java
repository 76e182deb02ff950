package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN_ID;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.JobTitleId;
import dev.runsheet.people.JobTitlesApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Included;
import dev.runsheet.testing.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Job titles: who writes them, and how the people of a launch get their tasks (platform spec 4.5,
/// templates spec 10.1).
class RolesTest {
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String ROLES = ORG + "/roles";

    private final ApiServer api =
            ApiServer.of(
                    JobTitlesApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount);
    private final ApiServer.Caller ann = api.as(ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    private String role(String name) {
        return id(ann.post(ROLES, Map.of("name", name)));
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    private String template(Map<String, Object> more) {
        var step = new LinkedHashMap<String, Object>();
        step.put("title", "Knead");
        step.putAll(more);
        return id(
                ann.post(
                        ORG + "/checklists",
                        Map.of(
                                "title", "Bake",
                                "type", "procedure",
                                "steps", List.of(step, Map.of("title", "Bake")))));
    }

    private Map<String, Object> step(String template) {
        return ann.get(ORG + "/checklists/" + template + "/steps").rows().getFirst();
    }

    private Reply launch(String template, Object roles) {
        return ann.post(ORG + "/runs", Map.of("checklist_id", template, "roles", roles));
    }

    private Map<String, Object> firstTask(String run) {
        var id = ann.get(ORG + "/runs/" + run + "/tasks").rows().getFirst().get("id");
        return ann.get(ORG + "/tasks/" + id + "?with=roles,step").data();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> owners(Map<String, Object> task) {
        return (Map<String, Object>) task.get("owners");
    }

    @Test
    void aRoleIsAddedChangedListedAndDeleted() {
        var made = ann.post(ROLES, Map.of("name", " Baker ", "permissions", List.of("sign")));
        assertThat(made.data())
                .containsOnlyKeys("id", "name", "permissions", "created_at", "updated_at")
                .containsEntry("name", "Baker")
                .containsEntry("permissions", List.of("sign"));
        var path = ROLES + "/" + id(made);
        api.setClock(NOON.plusSeconds(60));
        assertThat(ann.put(path, Map.of("name", "baker ")).data())
                .containsEntry("name", "baker")
                .containsEntry("updated_at", "2026-03-06T12:01:00.000Z");
        api.setClock(NOON.plusSeconds(120));
        assertThat(ann.put(path, Map.of("name", "baker")).data())
                .containsEntry("updated_at", "2026-03-06T12:01:00.000Z");
        assertThat(ann.put(path, Map.of("permissions", List.of())).data())
                .containsEntry("name", "baker")
                .containsEntry("permissions", List.of());
        assertThat(ann.delete(path).status()).isEqualTo(204);
        assertThat(ann.delete(path).status()).isEqualTo(404);
        assertThat(ann.put(path, Map.of("name", "x")).status()).isEqualTo(404);
        assertThat(ann.get(ROLES).rows()).isEmpty();
    }

    @Test
    void theyAreListedByTheTenFoundAndSorted() {
        for (int i = 0; i < 12; i++) {
            role("Baker " + (char) ('a' + i));
        }
        assertThat(ann.get(ROLES).rows()).hasSize(10);
        assertThat(ann.get(ROLES + "?q=KER%20B").rows()).hasSize(1);
        for (var sort : "name -name created_at -created_at updated_at -updated_at any".split(" ")) {
            assertThat(ann.get(ROLES + "?sort=" + sort).rows()).as(sort).hasSize(10);
        }
        assertThat(ann.get(ROLES + "?sort=-name").rows().getFirst())
                .containsEntry("name", "Baker l");
    }

    @Test
    void onlyAdministratorsWriteAndAllMembersRead() {
        var path = ROLES + "/" + role("Baker");
        for (var token : List.of(BOB_TOKEN, LIN_TOKEN)) {
            var member = api.as(token);
            assertThat(member.get(ROLES).rows()).hasSize(1);
            assertThat(member.post(ROLES, Map.of("name", "x")).status()).isEqualTo(403);
            assertThat(member.put(path, Map.of("name", "x")).status()).isEqualTo(403);
            assertThat(member.delete(path).status()).isEqualTo(403);
        }
        assertThat(api.as(EVE_TOKEN).get(ROLES).status()).isEqualTo(403);
        var theirs = path.replace(FLOUR.hex(), MILL.hex());
        assertThat(api.as(EVE_TOKEN).put(theirs, Map.of("name", "x")).status()).isEqualTo(404);
    }

    @Test
    void aNameIsAskedForAndNobodyElses() {
        role("Baker");
        var miller = ROLES + "/" + role("Miller");
        assertThat(ann.post(ROLES, Map.of("name", "BAKER")).errors()).containsOnlyKeys("name");
        assertThat(ann.put(miller, Map.of("name", "baker")).errors()).containsOnlyKeys("name");
        assertThat(ann.post(ROLES, Map.of("permissions", List.of(1))).errors())
                .containsOnlyKeys("name", "permissions.0");
        assertThat(ann.post(ROLES, Map.of("name", "x".repeat(201))).errors())
                .containsOnlyKeys("name");
        var many = Collections.nCopies(201, "x");
        assertThat(ann.put(miller, Map.of("permissions", many)).errors())
                .containsOnlyKeys("permissions");
    }

    @Test
    void aStepIsGivenToARoleByItsIdOrItsName() {
        var baker = role("Baker");
        var named = List.of(Map.of("id", baker, "name", "Baker"));
        assertThat(step(template(Map.of("roles", List.of(Map.of("name", "baker"))))))
                .containsEntry("roles", named);
        assertThat(step(template(Map.of("roles", List.of(Map.of("id", baker))))))
                .containsEntry("roles", named);
        var template = template(Map.of("roles", List.of(baker, baker)));
        assertThat(step(template)).containsEntry("roles", named);
        var path = ORG + "/checklists/" + template + "/steps/" + step(template).get("id");
        assertThat(ann.put(path, Map.of("title", "Fold")).data()).containsEntry("roles", named);
        assertThat(ann.put(path, Map.of("title", "Fold", "roles", List.of("x", 7))).errors())
                .containsOnlyKeys("roles.0", "roles.1");
        assertThat(ann.put(path, Map.of("title", "Fold", "roles", List.of())).data())
                .containsEntry("roles", List.of());
    }

    @Test
    void aStepSaysTheNewNameAndForgetsARoleThatIsGone() {
        var baker = role("Baker");
        var template = template(Map.of("roles", List.of(baker)));
        ann.put(ROLES + "/" + baker, Map.of("name", "Chef"));
        assertThat(step(template))
                .containsEntry("roles", List.of(Map.of("id", baker, "name", "Chef")));
        var read = ann.get(ORG + "/checklists/" + template + "?with=steps").data();
        assertThat(Included.rows(read.get("steps")).getFirst())
                .containsEntry("roles", List.of(Map.of("id", baker, "name", "Chef")));
        ann.delete(ROLES + "/" + baker);
        assertThat(step(template)).containsEntry("roles", List.of());
        var copy = id(ann.post(ORG + "/checklists/" + template + "/clone", Map.of()));
        assertThat(step(copy)).containsEntry("roles", List.of());
    }

    @Test
    void aTemplateFromElsewhereFindsTheRoleOfTheSameName() {
        var baker = role("Baker");
        var elsewhere = Map.of("id", JobTitleId.fresh().hex(), "name", "baker");
        var unknown = Map.of("id", JobTitleId.fresh().hex(), "name", "Pilot");
        assertThat(step(template(Map.of("roles", List.of(elsewhere, unknown)))))
                .containsEntry("roles", List.of(Map.of("id", baker, "name", "Baker")));
    }

    @Test
    void thePeopleOfALaunchGetTheTasksOfTheirRole() {
        var baker = role("Baker");
        var template =
                template(Map.of("roles", List.of(baker), "assignees", List.of(LIN_ID.value())));
        var people = Map.of("users", List.of(BOB_ID.value()), "guests", List.of(GUS));
        for (var roles : List.of(Map.of(baker, people), List.of(Map.of(baker, people)))) {
            var task = firstTask(id(launch(template, roles)));
            assertThat(owners(task))
                    .containsEntry("users", List.of(1003, 1002))
                    .containsEntry("guests", List.of(GUS));
            assertThat(Included.rows(task.get("roles")))
                    .containsExactly(Map.of("id", baker, "name", "Baker"));
        }
        assertThat(ann.get(ORG + "/tasks?roles=" + baker).rows())
                .hasSize(2)
                .allMatch(task -> task.get("title").equals("Knead"));
        assertThat(ann.get(ORG + "/tasks?status=completed&roles=" + baker).rows()).isEmpty();
        assertThat(ann.get(ORG + "/tasks?roles=x," + baker + "&owners=1002").rows()).hasSize(2);
        var run = id(launch(template, Map.of()));
        assertThat(owners(firstTask(run))).containsEntry("users", List.of(1003));
        var steps = ann.get(ORG + "/runs/" + run + "?with=checklist.steps").data().get("checklist");
        assertThat(steps.toString()).contains("name=Baker");
    }

    @Test
    void aRoleThatNobodyIsNamedForLeavesItsTaskToWhoeverLaunches() {
        var template = template(Map.of("roles", List.of(role("Baker"))));
        assertThat(owners(firstTask(id(launch(template, Map.of())))))
                .containsEntry("users", List.of(Math.toIntExact(ANN_ID.value())));
    }

    @Test
    void peopleForATaskGoBeforeThoseForItsRole() {
        var baker = role("Baker");
        var template = template(Map.of("roles", List.of(baker)));
        var lin = Map.of("users", List.of(1003));
        var body =
                Map.of(
                        "checklist_id", template,
                        "roles", Map.of(baker, Map.of("users", List.of(1002))),
                        "tasks", Map.of(step(template).get("id"), Map.of("owners", lin)));
        assertThat(owners(firstTask(id(ann.post(ORG + "/runs", body)))))
                .containsEntry("users", List.of(1003));
    }

    @Test
    void aRoleThatThereIsNotAndTooManyPeopleAreRefused() {
        var baker = role("Baker");
        var template = template(Map.of("roles", List.of(baker), "max_assignable", 1));
        var unknown = JobTitleId.fresh().hex();
        var nobody = Map.of("users", List.of());
        assertThat(launch(template, Map.of(unknown, nobody, "baker", nobody)).errors())
                .containsOnlyKeys("roles." + unknown, "roles.baker");
        var two = Map.of("users", List.of(1002, 1003));
        assertThat(launch(template, Map.of(baker, two)).status()).isEqualTo(422);
        var stranger = Map.of("users", List.of(9999));
        assertThat(launch(template, Map.of(baker, stranger)).errors())
                .containsOnlyKeys("roles." + baker + ".users.0");
    }

    @Test
    void whoGotATaskForARoleKeepsItWhenTheRoleIsGone() {
        var baker = role("Baker");
        var template = template(Map.of("roles", List.of(baker)));
        var bob = Map.of("users", List.of(1002));
        var run = id(launch(template, Map.of(baker, bob)));
        ann.delete(ROLES + "/" + baker);
        assertThat(owners(firstTask(run))).containsEntry("users", List.of(1002));
        assertThat(Included.rows(firstTask(run).get("roles"))).isEmpty();
        assertThat(ann.get(ORG + "/tasks?roles=" + baker).rows()).isEmpty();
    }
}
