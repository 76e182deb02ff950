package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.people.ProfilesApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Choices;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Members; the numbers are those of appendix B of the platform spec.
class PlatformMemberBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String USERS = ORG + "/users";
    private static final String PIA = "pia@flour.example";
    private static final String DEFAULT_ADMIN =
            "Cannot modify the default administrator. Please assign another member as default administrator first.";

    private final ApiServer api = server(Choices.seats(1000, 1000));
    private final Caller ann = api.as(World.ANN_TOKEN);
    private final Caller bob = api.as(World.BOB_TOKEN);

    private static ApiServer server(Settings settings) {
        return new ApiServer(
                settings,
                MeApi::mount,
                MembersApi::mount,
                ProfilesApi::mount,
                OrganizationsApi::mount,
                GroupsApi::mount,
                TagsApi::mount,
                TasksApi::mount,
                TaskReadsApi::mount,
                Guests::mount);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void b2_membersComeAllAtOnceAndGroupsAndTagsByTen() {
        IntStream.range(0, 12)
                .forEach(
                        i -> {
                            invited("new" + i + "@flour.example");
                            assertThat(ann.post(ORG + "/groups", Map.of("name", "G" + i)).status())
                                    .isEqualTo(201);
                            assertThat(ann.post(ORG + "/tags", Map.of("title", "T" + i)).status())
                                    .isEqualTo(201);
                        });
        assertThat(ann.get(USERS).rows()).hasSize(15);
        assertThat(ann.get(USERS).pagination()).containsEntry("per_page", 9999);
        assertThat(ann.get(ORG + "/groups").rows()).hasSize(10);
        assertThat(ann.get(ORG + "/tags").rows()).hasSize(10);
    }

    @Test
    void b16_myOrganizationsSayTwiceWhenTheyWereMade() {
        assertThat(ann.get("/me/organizations").rows().getFirst())
                .containsEntry("created_at", "2026-01-05T09:00:00.000Z")
                .containsEntry("created_on", "2026-01-05T09:00:00.000Z")
                .containsEntry("user_role", "admin")
                .containsEntry("user_status", "active")
                .containsEntry("joined_on", "2026-01-05T09:00:00.000Z")
                .containsEntry("disabled_on", null);
    }

    @Test
    void b17_whoIsInvitedIsNotCountedAndWhoIsDisabledIsNoLonger() {
        assertThat(ann.get(ORG).data()).containsEntry("users_count", 3);
        invited(PIA);
        assertThat(ann.get(ORG).data()).containsEntry("users_count", 3);
        ann.delete(USERS + "/1002/disable");
        assertThat(ann.get(ORG).data()).containsEntry("users_count", 2);
    }

    @Test
    void b18_theListHoldsInvitedAndDisabledPeopleAndNoGuest() {
        invited(PIA);
        ann.delete(USERS + "/1002/disable");
        assertThat(ann.get(USERS).rows())
                .extracting(row -> row.get("email") + " " + row.get("status"))
                .containsExactlyInAnyOrder(
                        "ann@flour.example active",
                        "bob@flour.example disabled",
                        "lin@flour.example active",
                        PIA + " invited");
    }

    @Test
    void b19_anInvitationAnswers200AndIsNotMadeTwice() {
        assertThat(invited(PIA))
                .containsEntry("status", "invited")
                .containsEntry("username", null)
                .containsEntry("role", "standard");
        assertThat(ann.post(USERS + "/invite", Map.of("email", "PIA@flour.example")).status())
                .isEqualTo(422);
    }

    @Test
    void b20_whoIsInvitedSitsAlready() {
        try (var small = server(Choices.seats(3, 2))) {
            var admin = small.as(World.ANN_TOKEN);
            assertThat(invite(admin, PIA, "standard").status()).isEqualTo(200);
            var full = invite(admin, "ida@flour.example", "admin");
            assertThat(full.status()).isEqualTo(409);
            assertThat(full.json())
                    .containsEntry("message", "All 3 committed full seats are in use.")
                    .containsEntry(
                            "error",
                            Map.of(
                                    "code", "SEAT_POOL_EXHAUSTED",
                                    "message", "All 3 committed full seats are in use.",
                                    "details", Map.of("pool_type", "full")));
            assertThat(invite(admin, "ida@flour.example", "light").status()).isEqualTo(200);
            var light = invite(admin, "joe@flour.example", "light");
            assertThat(light.status()).isEqualTo(409);
            assertThat(light.text()).contains("\"pool_type\":\"light\"");
        }
    }

    @Test
    void b21_disablingIsADeleteEnablingAPutAndDeletingComesAfter() {
        var early = ann.delete(USERS + "/1002/delete");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.json())
                .containsEntry("message", "Please disable the user before deletion.");
        assertThat(ann.delete(USERS + "/1002/disable").data()).containsEntry("status", "disabled");
        assertThat(ann.put(USERS + "/1002/enable", "").data()).containsEntry("status", "active");
        ann.delete(USERS + "/1002/disable");
        assertThat(ann.delete(USERS + "/1002/delete").status()).isEqualTo(200);
    }

    @Test
    void b22_whoeverTakesOverHasTheOpenTasksOfWhoLeft() {
        var moved = given(1002);
        var gone = ann.delete(USERS + "/1002?with_reassignment=true&to=1003");
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(gone.data())
                .containsOnlyKeys("id", "email", "first_name", "last_name", "role", "status")
                .containsEntry("status", "disabled");
        assertThat(users(moved)).isEqualTo(List.of(1003));
        var kept = given(1003);
        assertThat(ann.delete(USERS + "/1003?with_reassignment=true").errors())
                .containsOnlyKeys("to");
        assertThat(ann.delete(USERS + "/1003").status()).isEqualTo(200);
        assertThat(users(kept)).isEqualTo(List.of(1003));
    }

    @Test
    void b22_onlyAnActiveMemberTakesOver() {
        for (var to : List.of("1002", "1009", "77", "x", "")) {
            var reply = ann.delete(USERS + "/1002?with_reassignment=true&to=" + to);
            assertThat(reply.status()).as(to).isEqualTo(422);
        }
        assertThat(ann.get(USERS + "/1002").data()).containsEntry("status", "active");
    }

    @Test
    void b23_theDefaultAdministratorAndBotsAreNotTouched() {
        ann.put(USERS + "/1002/role", Map.of("role", "admin"));
        for (var reply :
                List.of(
                        bob.put(USERS + "/1001/role", Map.of("role", "light")),
                        bob.delete(USERS + "/1001/disable"),
                        bob.delete(USERS + "/1001/delete"))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json()).containsEntry("message", DEFAULT_ADMIN);
        }
        makeBot(1003);
        for (var reply :
                List.of(
                        ann.put(USERS + "/1003/role", Map.of("role", "standard")),
                        ann.put(USERS + "/1003", Map.of()),
                        ann.put(USERS + "/1003/to/guest", ""),
                        ann.delete(USERS + "/1003/disable"),
                        ann.delete(USERS + "/1003"),
                        ann.delete(USERS + "/1003/delete"))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        }
    }

    @Test
    void b24_whoIsDeletedIsNamedSoAndTheirAddressIsFree() {
        ann.delete(USERS + "/1002/disable");
        ann.delete(USERS + "/1002/delete");
        assertThat(ann.get(USERS + "/1002").data())
                .containsEntry("first_name", "Bob")
                .containsEntry("last_name", "Stone(Deleted)")
                .containsEntry("email", "bob@flour.example.deleted.1002")
                .containsEntry("username", null);
        assertThat(ann.get(USERS).rows()).extracting(row -> row.get("id")).doesNotContain(1002);
        assertThat(invited("bob@flour.example").get("id")).isNotEqualTo(1002);
    }

    @Test
    void b25_aMemberWhoBecomesAGuestKeepsTheirTasksAndLeavesTheGroups() {
        var task = given(1002);
        var guest = ann.put(USERS + "/1002/to/guest", "");
        assertThat(guest.status()).as(guest.text()).isEqualTo(200);
        assertThat(guest.data())
                .containsEntry("email", "bob@flour.example")
                .containsEntry("first_name", "Bob");
        assertThat(users(task)).isEqualTo(List.of());
        assertThat(owners(task).get("guests")).isEqualTo(List.of("bob@flour.example"));
        assertThat(ann.get(ORG + "/groups/" + World.OVENS.hex()).data())
                .containsEntry("members", List.of());
        assertThat(ann.get(USERS).rows()).extracting(row -> row.get("id")).doesNotContain(1002);
        var again = ann.post(ORG + "/guests/bob@flour.example/to/member", "");
        assertThat(again.data())
                .containsEntry("id", 1002)
                .containsEntry("role", "standard")
                .containsEntry("status", "invited");
        assertThat(users(task)).isEqualTo(List.of(1002));
    }

    @Test
    void b26_whoeverMayInviteMakesNoAdministrators() {
        assertThat(invite(bob, PIA, "standard").status()).isEqualTo(200);
        assertThat(invite(bob, "ida@flour.example", "light").status()).isEqualTo(200);
        assertThat(invite(bob, "joe@flour.example", "admin").status()).isEqualTo(403);
        ann.put(ORG, Map.of("allow_user_invite", false));
        assertThat(invite(bob, "joe@flour.example", "light").status()).isEqualTo(403);
    }

    @Test
    void b27_oneMemberIsReadByAdministratorsAndTheListByAll() {
        assertThat(bob.get(USERS + "/1001").status()).isEqualTo(403);
        assertThat(bob.get(USERS + "/1002").status()).isEqualTo(200);
        assertThat(ann.get(USERS + "/1002").status()).isEqualTo(200);
        assertThat(api.as(World.LIN_TOKEN).get(USERS).status()).isEqualTo(200);
    }

    @Test
    void b28_anUpdateSaysAllThatIsRequiredAndOfSeveralOrganizationsNoneMayMakeIt() {
        var names = Map.of("first_name", "Rob", "last_name", "Stone");
        var reply = ann.put(USERS + "/1002", names);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("timezone");
        var whole = Map.of("first_name", "Rob", "last_name", "Stone", "timezone", "Europe/Rome");
        assertThat(ann.put(USERS + "/1002", whole).data()).containsEntry("first_name", "Rob");
        var eve = api.as(World.EVE_TOKEN);
        var there = "/organizations/" + World.MILL.hex() + "/users/invite";
        assertThat(eve.post(there, Map.of("email", "bob@flour.example")).status()).isEqualTo(200);
        assertThat(ann.put(USERS + "/1002", whole).status()).isEqualTo(403);
        assertThat(bob.put(ORG + "/me", whole).status()).isEqualTo(200);
    }

    @Test
    void b64_whoWasDisabledASecondAgoIsLetInNowhere() {
        ann.delete(USERS + "/1002/disable");
        for (var path : List.of(ORG, USERS, ORG + "/tasks", ORG + "/groups", ORG + "/me")) {
            assertThat(bob.get(path).status()).as(path).isIn(401, 403);
        }
    }

    private Map<String, Object> invited(String email) {
        var reply = ann.post(USERS + "/invite", Map.of("email", email));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    private static Reply invite(Caller caller, String email, String role) {
        return caller.post(USERS + "/invite", Map.of("email", email, "role", role));
    }

    private void makeBot(int id) {
        api.database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                "update member set is_bot = true where org_id = :org and member_id = :id")
                                        .bind("org", World.FLOUR)
                                        .bind("id", id)
                                        .execute());
    }

    private Object given(int member) {
        var body =
                Map.of(
                        "title", "Carry",
                        "task_type", "task",
                        "deadline", "2026-03-10",
                        "owners", Map.of("users", List.of(member)));
        var reply = ann.post(ORG + "/tasks", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data().get("id");
    }

    private Object users(Object task) {
        return owners(task).get("users");
    }

    private Map<?, ?> owners(Object task) {
        return (Map<?, ?>) ann.get(ORG + "/tasks/" + task).data().get("owners");
    }
}
