package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MembersApiTest {
    private static final String HOME = "/organizations/" + FLOUR.hex();
    private static final String USERS = HOME + "/users";

    private final ApiServer api =
            ApiServer.of(
                    MembersApi::mount,
                    OrganizationsApi::mount,
                    DissolvedGroupsApi::mount,
                    GroupsApi::mount);
    private final ApiServer.Caller ann = api.as(ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    // 2
    @Test
    void allMembersComeAtOnceUnlessAskedOtherwise() {
        IntStream.range(0, 12).forEach(i -> invite("new" + i + "@flour.example"));
        var all = api.as(LIN_TOKEN).get(USERS);
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.rows()).hasSize(15);
        assertThat(all.pagination()).containsEntry("per_page", 9999);
    }

    // 3, 4
    @Test
    void limitIsAsGoodAsPerPage() {
        var first = ann.get(USERS + "?limit=2");
        assertThat(first.rows()).extracting(row -> row.get("id")).containsExactly(1001, 1002);
        assertThat(first.pagination())
                .containsEntry("per_page", 2)
                .containsEntry("total", 3)
                .containsEntry("has_more_pages", true);
        assertThat(ann.get(USERS + "?limit=2&page=2").pagination())
                .containsEntry("has_more_pages", false);
    }

    // 5
    @Test
    void aPageBeyondTheEndIsEmpty() {
        var beyond = ann.get(USERS + "?page=9&per_page=2");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.pagination()).containsEntry("total", 3).containsEntry("count", 0);
        assertThat(beyond.text()).doesNotContain("\"next\"");
    }

    @Test
    void membersAreFoundByNameAndAddressAndSorted() {
        assertThat(ann.get(USERS + "?q=STONE").rows())
                .extracting(row -> row.get("id"))
                .containsExactly(1002);
        assertThat(ann.get(USERS + "?q=lin%40flour").rows()).hasSize(1);
        assertThat(ann.get(USERS + "?q=%25").rows()).isEmpty();
        assertThat(ann.get(USERS + "?sort=-name").rows())
                .extracting(row -> row.get("first_name"))
                .containsExactly("Lin", "Bob", "Ann");
        for (var sort :
                "name -last_name last_name email -email updated_at -updated_at -created_at any"
                        .split(" ")) {
            assertThat(ann.get(USERS + "?sort=" + sort).rows()).as(sort).hasSize(3);
        }
    }

    // 18
    @Test
    void theListHoldsEverybodyButGuests() {
        invite("new@flour.example");
        ann.delete(USERS + "/1002/disable");
        assertThat(ann.get(USERS).rows())
                .extracting(row -> row.get("status"))
                .containsExactlyInAnyOrder("active", "active", "disabled", "invited");
        assertThat(ann.get(USERS).text()).doesNotContain(World.GUS);
    }

    @Test
    void theFlatListIsForWhoeverResolvesNames() {
        var list = api.as(BOB_TOKEN).get(HOME + "/users-list");
        assertThat(list.json()).containsOnlyKeys("data");
        assertThat(list.rows().getFirst())
                .containsOnlyKeys(
                        "id",
                        "email",
                        "username",
                        "first_name",
                        "last_name",
                        "full_name",
                        "profile_pic",
                        "status")
                .containsEntry("full_name", "Ann Baker");
    }

    // 19
    @Test
    void anInvitationAnswersTheMemberToBe() {
        var reply =
                ann.post(
                        USERS + "/invite",
                        Map.of(
                                "email",
                                "Mara.Okoye@Flour.Example",
                                "role",
                                "Light",
                                "message",
                                "Join us"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data())
                .containsEntry("email", "mara.okoye@flour.example")
                .containsEntry("username", null)
                .containsEntry("first_name", "Mara")
                .containsEntry("last_name", "Okoye")
                .containsEntry("role", "light")
                .containsEntry("status", "invited")
                .containsEntry("active", false)
                .containsEntry("is_active", false)
                .containsEntry("activated_at", null)
                .containsEntry("type", null)
                .containsEntry("invited_by", 1001)
                .containsEntry("approved_at", "2026-03-06T12:00:00.000Z");
        var again = ann.post(USERS + "/invite", Map.of("email", "mara.okoye@flour.example"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnlyKeys("email");
    }

    @Test
    void somebodyOfAnotherOrganizationKeepsTheirAccount() {
        var reply = ann.post(USERS + "/invite", Map.of("email", "eve@mill.example"));
        assertThat(reply.data()).containsEntry("id", 1009).containsEntry("first_name", "Eve");
        assertThat(api.as(EVE_TOKEN).get(HOME).status()).isEqualTo(403);
    }

    @Test
    void whoeverIsThereAlreadyIsNotInvited() {
        ann.delete(USERS + "/1002/disable");
        for (var email : List.of("ann@flour.example", "bob@flour.example", World.GUS)) {
            var reply = ann.post(USERS + "/invite", Map.of("email", email));
            assertThat(reply.status()).as(email).isEqualTo(422);
        }
    }

    // 10
    @Test
    void everyFaultOfAnInvitationIsNamedAtOnce() {
        var reply =
                ann.post(
                        USERS + "/invite",
                        Map.of(
                                "email", "nobody",
                                "first_name", "http://spam.example",
                                "last_name", "x".repeat(33),
                                "role", "king",
                                "message", 5));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()).containsEntry("error", true);
        assertThat(reply.json().get("message")).isInstanceOf(String.class);
        assertThat(reply.errors())
                .containsOnlyKeys("email", "first_name", "last_name", "role", "message")
                .allSatisfy((_, messages) -> assertThat(messages).isInstanceOf(List.class));
    }

    // 26
    @Test
    void othersInviteWhileTheyMayButNoAdministrator() {
        var bob = api.as(BOB_TOKEN);
        assertThat(bob.post(USERS + "/invite", person("a@flour.example", "standard")).status())
                .isEqualTo(200);
        assertThat(bob.post(USERS + "/invite", person("b@flour.example", "admin")).status())
                .isEqualTo(403);
        assertThat(
                        api.as(LIN_TOKEN)
                                .post(USERS + "/invite", person("c@flour.example", "light"))
                                .status())
                .isEqualTo(403);
        ann.put(HOME, Map.of("allow_user_invite", false));
        assertThat(bob.post(USERS + "/invite", person("d@flour.example", "light")).status())
                .isEqualTo(403);
        assertThat(ann.post(USERS + "/invite", person("e@flour.example", "admin")).status())
                .isEqualTo(200);
    }

    // 27
    @Test
    void onlyAdministratorsReadOneMemberUnlessItIsThemselves() {
        assertThat(ann.get(USERS + "/1002").data())
                .containsEntry("id", 1002)
                .doesNotContainKey("custom_fields");
        assertThat(api.as(BOB_TOKEN).get(USERS + "/1001").status()).isEqualTo(403);
        assertThat(api.as(BOB_TOKEN).get(USERS + "/1002").status()).isEqualTo(200);
        assertThat(api.as(BOB_TOKEN).get(USERS).status()).isEqualTo(200);
    }

    // 9
    @Test
    void aMemberOfAnotherOrganizationIsNotFound() {
        for (var id : List.of("1009", "77", "0", "x", "99999999999999999999")) {
            var reply = ann.get(USERS + "/" + id);
            assertThat(reply.status()).as(id).isEqualTo(404);
            assertThat(reply.json()).containsEntry("code", "RESOURCE_NOT_FOUND");
        }
        assertThat(ann.delete(USERS + "/1009/disable").status()).isEqualTo(404);
    }

    @Test
    void groupsComeWithTheirMembersWhenAsked() {
        var rows = ann.get(USERS + "?with=groups,unknown").rows();
        assertThat(rows.getFirst()).containsEntry("groups", Map.of("data", List.of()));
        var group = new HashMap<String, Object>();
        group.put("id", OVENS.hex());
        group.put("name", "Ovens");
        group.put("logo", null);
        group.put("members", List.of(1002));
        group.put("guests", List.of());
        assertThat(ann.get(USERS + "/1002?with=groups").data())
                .containsEntry("groups", Map.of("data", List.of(group)));
        assertThat(ann.get(USERS + "/1002").data()).doesNotContainKey("groups");
    }

    @Test
    void aRoleChangesAtOnce() {
        var reply = ann.put(USERS + "/1003/role", Map.of("role", "standard"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data()).containsEntry("role", "standard").containsEntry("id", 1003);
        assertThat(api.as(LIN_TOKEN).post(HOME + "/groups", Map.of("name", "New")).status())
                .isEqualTo(201);
        assertThat(ann.put(USERS + "/1003/role", Map.of("role", "king")).status()).isEqualTo(422);
        assertThat(ann.put(USERS + "/1003/role", Map.of()).errors()).containsOnlyKeys("role");
        assertThat(api.as(BOB_TOKEN).put(USERS + "/1002/role", Map.of("role", "admin")).status())
                .isEqualTo(403);
    }

    // 21
    @Test
    void disablingIsADeleteAndEnablingAPut() {
        var disabled = ann.delete(USERS + "/1002/disable");
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.data())
                .containsEntry("status", "disabled")
                .containsEntry("disabled_by", 1001)
                .containsEntry("disabled_at", "2026-03-06T12:00:00.000Z");
        assertThat(ann.put(USERS + "/1002/disable", "").text()).isEqualTo(disabled.text());
        assertThat(api.as(BOB_TOKEN).get(HOME).status()).isEqualTo(401);
        assertThat(ann.get(HOME + "/groups/" + OVENS.hex()).data())
                .containsEntry("members", List.of());
        var enabled = ann.put(USERS + "/1002/enable", "");
        assertThat(enabled.data())
                .containsEntry("status", "active")
                .containsEntry("disabled_at", null)
                .containsEntry("reactivated_by", 1001);
    }

    // 23
    @Test
    void theDefaultAdministratorIsNotTouched() {
        ann.put(USERS + "/1002/role", Map.of("role", "admin"));
        var bob = api.as(BOB_TOKEN);
        for (var reply :
                List.of(
                        bob.delete(USERS + "/1001/disable"),
                        bob.put(USERS + "/1001/role", Map.of("role", "light")))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json())
                    .containsEntry(
                            "message",
                            "Cannot modify the default administrator. Please assign another member as default administrator first.");
        }
    }

    private void invite(String email) {
        assertThat(ann.post(USERS + "/invite", Map.of("email", email)).status()).isEqualTo(200);
    }

    private static Map<String, Object> person(String email, String role) {
        return Map.of("email", email, "role", role);
    }
}
