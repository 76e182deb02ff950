package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Posted;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DepartedMembersApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String USERS = ORG + "/users";

    private final ApiServer api =
            ApiServer.of(
                    MembersApi::mount,
                    OrganizationsApi::mount,
                    GroupsApi::mount,
                    Guests::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    CompletedTasksApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount);
    private final Caller ann = api.as(World.ANN_TOKEN);
    private final Caller bob = api.as(World.BOB_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whatIsOpenGoesToTheHeirAndWhatIsDoneStays() {
        var run =
                Recipe.called("Baking")
                        .step("Knead", Map.of("assignees", List.of(1002)))
                        .step("Bake", Map.of("assignees", List.of(1002, 1003)))
                        .create(api)
                        .launch(Map.of("owner_id", 1002));
        ann.post(run.path() + "/completed-tasks", Map.of("task_id", run.task("Knead")));
        var chore = chore(Map.of("owners", Map.of("users", List.of(1001, 1002))));
        var reply = ann.delete(USERS + "/1002?with_reassignment=1&to=1003");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(users(ORG + "/tasks/" + run.task("Knead"))).isEqualTo(List.of(1002));
        assertThat(users(ORG + "/tasks/" + run.task("Bake"))).isEqualTo(List.of(1003));
        assertThat(users(chore)).isEqualTo(List.of(1001, 1003));
        assertThat(ann.get(run.path()).data()).containsEntry("owner_id", 1003);
        assertThat(Posted.to(api, World.FLOUR, "lin@flour.example"))
                .singleElement()
                .asString()
                .contains("You have taken over from Bob Stone")
                .contains("open tasks: 2, processes: 1, templates: 1");
        assertThat(ann.get(ORG + "/groups/" + World.OVENS.hex()).data())
                .containsEntry("members", List.of());
        assertThat(bob.get(ORG).status()).isEqualTo(401);
    }

    @Test
    void theNextLaunchGivesTheStepsToTheHeir() {
        var template =
                Recipe.called("Baking")
                        .step("Knead", Map.of("assignees", List.of(1002)))
                        .create(api);
        ann.delete(USERS + "/1002?with_reassignment=true&to=1003");
        var run = template.launch(Map.of());
        assertThat(users(ORG + "/tasks/" + run.task("Knead"))).isEqualTo(List.of(1003));
    }

    @Test
    void ofEachTaskTheFeedAndTheWorldHearWhoHasItNow() {
        var theirs = id(chore(Map.of("owners", Map.of("users", List.of(1002)))));
        var both = id(chore(Map.of("owners", Map.of("users", List.of(1002, 1003)))));
        var before = told();
        ann.delete(USERS + "/1002?with_reassignment=1&to=1003");
        var after = told();
        after.removeAll(before);
        assertThat(after)
                .contains(
                        "task.owners-updated " + theirs + " null",
                        "task.owners-updated " + both + " null",
                        "task.assigned " + theirs + " [1003]")
                .noneMatch(each -> each.startsWith("task.assigned " + both));
    }

    @Test
    void theNextLaunchGivesTheStepsOfWhoBecameAGuestToTheGuest() {
        var template =
                Recipe.called("Baking")
                        .step("Knead", Map.of("assignees", List.of(1002)))
                        .create(api);
        ann.put(USERS + "/1002/to/guest", "");
        var run = template.launch(Map.of());
        var owners = (Map<?, ?>) ann.get(ORG + "/tasks/" + run.task("Knead")).data().get("owners");
        assertThat(owners.get("users")).isEqualTo(List.of());
        assertThat(owners.get("guests")).asString().contains("bob@flour.example");
    }

    @Test
    void whoDidTheirPartStaysAndWhoTakesOverAPartDoesIt() {
        var all = Map.of("users", List.of(1002, 1003));
        var shared = Map.<String, Object>of("owners", all, "everyone_must_complete", true);
        var bobs = chore(shared);
        assertThat(bob.post(ORG + "/completed-tasks", Map.of("task_id", id(bobs))).status())
                .isEqualTo(200);
        var lins = chore(shared);
        var lin = api.as(World.LIN_TOKEN);
        assertThat(lin.post(ORG + "/completed-tasks", Map.of("task_id", id(lins))).status())
                .isEqualTo(200);
        ann.delete(USERS + "/1002?with_reassignment=true&to=1003");
        assertThat(users(bobs)).isEqualTo(List.of(1002, 1003));
        assertThat(users(lins)).isEqualTo(List.of(1003));
        for (var task : List.of(bobs, lins)) {
            assertThat(lin.post(ORG + "/completed-tasks", Map.of("task_id", id(task))).data())
                    .containsEntry("status", "completed");
        }
    }

    @Test
    void theDefaultAdministratorIsFollowedAndTheOnlyOneStays() {
        for (var reply :
                List.of(ann.delete(USERS + "/1001"), ann.put(USERS + "/1001/to/guest", ""))) {
            assertThat(reply.status()).isEqualTo(400);
        }
        ann.put(USERS + "/1002/role", Map.of("role", "admin"));
        assertThat(ann.delete(USERS + "/1001").data()).containsEntry("status", "disabled");
        assertThat(bob.get(USERS + "/1002").data()).containsEntry("is_default_admin", true);
        assertThat(bob.get(USERS + "/1001").data()).containsEntry("is_default_admin", false);
    }

    @Test
    void removingAgainChangesNothingMore() {
        var gone = ann.delete(USERS + "/1002").text();
        assertThat(ann.delete(USERS + "/1002").text()).isEqualTo(gone);
        assertThat(ann.delete(USERS + "/77").status()).isEqualTo(404);
        assertThat(bob.delete(USERS + "/1003").status()).isEqualTo(401);
        assertThat(api.as(World.LIN_TOKEN).delete(USERS + "/1002").status()).isEqualTo(403);
    }

    @Test
    void whoIsElsewhereTooIsDeletedHereAlone() {
        var eve = api.as(World.EVE_TOKEN);
        var there = "/organizations/" + World.MILL.hex();
        eve.post(there + "/users/invite", Map.of("email", "bob@flour.example"));
        ann.delete(USERS + "/1002/disable");
        ann.delete(USERS + "/1002/delete");
        assertThat(eve.get(there + "/users/1002").data())
                .containsEntry("email", "bob@flour.example")
                .containsEntry("last_name", "Stone");
        assertThat(ann.get(USERS).rows()).extracting(row -> row.get("id")).doesNotContain(1002);
        var again = ann.post(USERS + "/invite", Map.of("email", "bob@flour.example"));
        assertThat(again.data()).containsEntry("id", 1002).containsEntry("status", "invited");
        assertThat(ann.delete(USERS + "/1002/delete").status()).isEqualTo(400);
    }

    @Test
    void whoIsGoneIsNotChangedAnyMore() {
        ann.delete(USERS + "/1002/disable");
        ann.delete(USERS + "/1002/delete");
        for (var reply :
                List.of(
                        ann.put(USERS + "/1002/enable", ""),
                        ann.put(USERS + "/1002/role", Map.of("role", "light")),
                        ann.put(USERS + "/1002/to/guest", ""),
                        ann.delete(USERS + "/1002"),
                        ann.delete(USERS + "/1002/delete"),
                        ann.put(ORG + "/x/default-administrator", Map.of("user_id", 1002)))) {
            assertThat(reply.status()).isEqualTo(404);
        }
    }

    @Test
    void onlyAnActiveAdministratorIsMadeTheDefaultOne() {
        var path = ORG + "/x/default-administrator";
        assertThat(ann.put(path, Map.of("user_id", 1002)).errors()).containsOnlyKeys("user_id");
        assertThat(ann.put(path, Map.of()).errors()).containsOnlyKeys("user_id");
        assertThat(bob.put(path, Map.of("user_id", 1002)).status()).isEqualTo(403);
        ann.put(USERS + "/1002/role", Map.of("role", "admin"));
        assertThat(bob.put(path, Map.of("user_id", "1002")).data())
                .containsEntry("is_default_admin", true);
        assertThat(bob.delete(USERS + "/1001/disable").status()).isEqualTo(200);
    }

    @Test
    void rolesAndReturnsAreToldByMailAndRolesAreLogged() {
        ann.put(USERS + "/1003/role", Map.of("role", "standard"));
        ann.delete(USERS + "/1002/disable");
        ann.put(USERS + "/1002/enable", "");
        assertThat(Posted.of(api, World.FLOUR))
                .containsExactly("role_changed lin@flour.example", "reactivated bob@flour.example");
        assertThat(Posted.logged(api, World.FLOUR)).containsExactly("role_changed");
        ann.delete(USERS + "/1003");
        assertThat(Posted.of(api, World.FLOUR)).containsExactly("reactivated bob@flour.example");
    }

    @Test
    void theGuestThatWasAMemberHasALinkInTheirLetter() {
        var task = chore(Map.of("owners", Map.of("users", List.of(1002))));
        var code = ann.put(USERS + "/1002/to/guest", "").data().get("guest_code");
        assertThat(Posted.to(api, World.FLOUR, "bob@flour.example"))
                .singleElement()
                .asString()
                .endsWith("/guest-all-task/" + World.FLOUR.hex() + "/{guest}");
        var tasks = api.as((String) code).get(ORG + "/guests/" + code + "/tasks");
        assertThat(tasks.rows()).extracting(row -> row.get("id")).containsExactly(id(task));
        assertThat(bob.get(ORG).status()).isEqualTo(401);
        var pia = ann.post(USERS + "/invite", Map.of("email", "pia@flour.example"));
        assertThat(ann.put(USERS + "/" + pia.data().get("id") + "/to/guest", "").status())
                .isEqualTo(422);
    }

    private String chore(Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("title", "Carry");
        body.put("task_type", "task");
        body.put("deadline", "2026-03-10");
        var reply = ann.post(ORG + "/tasks", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return ORG + "/tasks/" + reply.data().get("id");
    }

    private List<String> told() {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select o.topic || ' ' || replace(cast(o.task_id as text), '-', '') || ' '
                                                       || coalesce(o.payload ->> 'users', 'null')
                                                  from outbox o
                                                 where o.task_id is not null
                                                 order by o.id
                                                """)
                                        .mapTo(String.class)
                                        .list());
    }

    private static String id(String task) {
        return task.substring(task.lastIndexOf('/') + 1);
    }

    private Object users(String task) {
        return ((Map<?, ?>) ann.get(task).data().get("owners")).get("users");
    }
}
