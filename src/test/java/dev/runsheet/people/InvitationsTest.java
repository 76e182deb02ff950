package dev.runsheet.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.http.Routes;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Choices;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Mailed;
import dev.runsheet.testing.Posted;
import dev.runsheet.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String USERS = ORG + "/users";
    private static final String PIA = "pia@flour.example";

    private final ApiServer api = ApiServer.of(InvitationsTest::mount);
    private final Caller ann = api.as(World.ANN_TOKEN);
    private final Caller bob = api.as(World.BOB_TOKEN);

    private static void mount(Routes routes) {
        MembersApi.mount(routes);
        OrganizationsApi.mount(routes);
        ApplicationsApi.mount(routes);
        GroupsApi.mount(routes);
        TagsApi.mount(routes);
        TasksApi.mount(routes);
        TaskReadsApi.mount(routes);
        Guests.mount(routes);
        IssuedLinksApi.mount(routes, Mailed.LINKS);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aLetterSaysWhoInvitesAndLeadsToTheLink() {
        invited(ann, PIA, Map.of("message", "Come and bake."));
        assertThat(Posted.of(api, World.FLOUR)).containsExactly("invitation " + PIA);
        assertThat(Posted.to(api, World.FLOUR, PIA).getFirst())
                .contains("Ann Baker invites you to Flour")
                .contains("Come and bake.")
                .endsWith(" /set-password/{link}");
        assertThat(links(api)).containsExactly("invitation forever open");
    }

    @Test
    void sentOnceMoreItHasAnotherLinkAndTheLastIsDead() {
        var pia = invited(ann, PIA, Map.of());
        assertThat(ann.put(USERS + "/" + pia + "/resend-invite", "").data())
                .containsEntry("status", "invited");
        assertThat(Posted.of(api, World.FLOUR)).containsExactly("invitation " + PIA);
        assertThat(links(api))
                .containsExactly("invitation forever dead", "invitation forever open");
        assertThat(ann.put(USERS + "/1002/resend-invite", "").status()).isEqualTo(422);
        assertThat(ann.put(USERS + "/77/resend-invite", "").status()).isEqualTo(404);
    }

    @Test
    void invitationsMayEnd() {
        try (var other = new ApiServer(Choices.invitationsFor(18), InvitationsTest::mount)) {
            invited(other.as(World.ANN_TOKEN), PIA, Map.of());
            assertThat(links(other)).containsExactly("invitation 18 days open");
        }
    }

    @Test
    void whoeverInvitedMayTakeItBackAndNobodyElseButAdministrators() {
        var pia = invited(bob, PIA, Map.of());
        var ida = invited(ann, "ida@flour.example", Map.of());
        for (var path : List.of("/resend-invite", "/invite")) {
            var method = path.equals("/invite") ? "DELETE" : "PUT";
            assertThat(bob.send(method, USERS + "/" + ida + path, "").status()).isEqualTo(403);
            assertThat(api.as(World.LIN_TOKEN).send(method, USERS + "/" + ida + path, "").status())
                    .isEqualTo(403);
        }
        assertThat(bob.put(USERS + "/" + pia + "/resend-invite", "").status()).isEqualTo(200);
        assertThat(bob.delete(USERS + "/" + pia + "/invite").status()).isEqualTo(204);
        assertThat(ann.delete(USERS + "/" + ida + "/invite").status()).isEqualTo(204);
        assertThat(ann.delete(USERS + "/1002/invite").status()).isEqualTo(422);
    }

    @Test
    void withdrawnItLeavesNothingBehind() {
        var pia = invited(ann, PIA, Map.of());
        var task = given(pia);
        var group = Map.of("name", "Shop", "members", List.of(pia));
        assertThat(ann.post(ORG + "/groups", group).status()).isEqualTo(201);
        assertThat(ann.delete(USERS + "/" + pia + "/invite").status()).isEqualTo(204);
        assertThat(ann.get(USERS + "/" + pia).status()).isEqualTo(404);
        assertThat(Posted.of(api, World.FLOUR)).isEmpty();
        assertThat(links(api)).isEmpty();
        assertThat(accounts(PIA)).isZero();
        assertThat(ann.get(ORG + "/tasks/" + task).data().get("owners"))
                .isEqualTo(Map.of("users", List.of(), "guests", List.of(), "groups", List.of()));
        assertThat(invited(ann, PIA, Map.of())).isNotEqualTo(pia);
    }

    @Test
    void whoIsInAnotherOrganizationKeepsTheirAccount() {
        var eve = invited(ann, "eve@mill.example", Map.of());
        assertThat(ann.delete(USERS + "/" + eve + "/invite").status()).isEqualTo(204);
        assertThat(accounts("eve@mill.example")).isOne();
        var mill = "/organizations/" + World.MILL.hex();
        assertThat(api.as(World.EVE_TOKEN).get(mill).status()).isEqualTo(200);
    }

    @Test
    void whereNoMailGoesAnAdministratorGetsTheLinkOnceAndItIsLogged() {
        var pia = invited(ann, PIA, Map.of());
        var path = ORG + "/x/users/" + pia + "/link";
        var reply = ann.with("Idempotency-Key", "k-1").post(path, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.data())
                .containsEntry("purpose", "invitation")
                .containsEntry("email", PIA)
                .containsEntry("expires_at", null);
        assertThat((String) reply.data().get("link"))
                .matches("http://.+/set-password/[0-9a-f]{72}");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        var again = ann.with("Idempotency-Key", "k-1").post(path, "");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).doesNotContain("set-password");
        assertThat(links(api))
                .containsExactly("invitation forever dead", "invitation forever open");
        var reset = ann.post(ORG + "/x/users/1002/link", "");
        assertThat(reset.data())
                .containsEntry("purpose", "reset")
                .containsEntry("expires_at", "2026-03-06T13:00:00.000Z");
        assertThat(Posted.logged(api, World.FLOUR))
                .containsExactly("invitation_link_issued", "password_reset_initiated");
    }

    @Test
    void aLinkThatOpensMoreThanThisOrganizationIsNotHandedOver() {
        var eve = invited(ann, "eve@mill.example", Map.of());
        var path = ORG + "/x/users/";
        assertThat(ann.post(path + eve + "/link", "").status()).isEqualTo(403);
        assertThat(bob.post(path + "1003/link", "").status()).isEqualTo(403);
        ann.delete(USERS + "/1003/disable");
        assertThat(ann.post(path + "1003/link", "").status()).isEqualTo(422);
        assertThat(ann.post(path + "77/link", "").status()).isEqualTo(404);
    }

    @Test
    void theOrganizationSaysWhatIsInvitedWithoutARole() {
        ann.patch(ORG, Map.of("x_default_role", "light"));
        var pia = invited(ann, PIA, Map.of());
        assertThat(ann.get(USERS + "/" + pia).data()).containsEntry("role", "light");
        var ida = invited(ann, "ida@flour.example", Map.of("role", "member"));
        assertThat(ann.get(USERS + "/" + ida).data()).containsEntry("role", "standard");
    }

    @Test
    void strictlyAllThatIsDocumentedMustBeThere() {
        try (var strict = new ApiServer(Choices.strict(), InvitationsTest::mount)) {
            var admin = strict.as(World.ANN_TOKEN).with("X-Tallyfy-Client", "APIClient");
            var member = strict.as(World.BOB_TOKEN).with("X-Tallyfy-Client", "APIClient");
            var reply = admin.post(USERS + "/invite", Map.of("email", PIA));
            assertThat(reply.errors())
                    .containsOnlyKeys("first_name", "last_name", "role", "message");
            var unnamed = strict.as(World.ANN_TOKEN).get(USERS);
            assertThat(unnamed.status()).isEqualTo(401);
            assertThat(unnamed.json()).containsEntry("message", "missing required headers");
            var group = Map.of("name", "Shop");
            assertThat(admin.post(ORG + "/groups", group).errors()).containsOnlyKeys("description");
            assertThat(admin.put(ORG + "/groups/" + World.OVENS.hex(), group).errors())
                    .containsOnlyKeys("description");
            var named = admin.patch(ORG + "/groups/" + World.OVENS.hex(), group);
            assertThat(named.status()).isEqualTo(201);
            var tag = Map.of("title", "Soon");
            assertThat(member.post(ORG + "/tags", tag).status()).isEqualTo(403);
            assertThat(admin.post(ORG + "/tags", tag).status()).isEqualTo(201);
        }
    }

    @Test
    void anOrganizationMayHaveFewerSeatsThanTheServerAllows() {
        ann.patch(ORG, Map.of("x_light_seats", 1));
        var full = ann.put(USERS + "/1002/role", Map.of("role", "light"));
        assertThat(full.status()).as("downgrading is never refused").isEqualTo(200);
        assertThat(ann.post(USERS + "/invite", Map.of("email", PIA, "role", "light")).status())
                .isEqualTo(409);
        ann.delete(USERS + "/1002/disable");
        ann.patch(ORG, Map.of("x_light_seats", 2));
        assertThat(ann.post(USERS + "/invite", Map.of("email", PIA, "role", "light")).status())
                .isEqualTo(200);
        assertThat(ann.put(USERS + "/1002/enable", "").status()).isEqualTo(409);
        var faulty = ann.post(USERS + "/invite", Map.of("email", "x", "role", "light"));
        assertThat(faulty.status()).as("faults come before seats").isEqualTo(422);
    }

    private Object given(Object member) {
        var body =
                Map.of(
                        "title", "Carry",
                        "task_type", "task",
                        "deadline", "2026-03-10",
                        "owners", Map.of("users", List.of(member)));
        return ann.post(ORG + "/tasks", body).data().get("id");
    }

    private static Object invited(Caller caller, String email, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("email", email);
        var reply = caller.post(USERS + "/invite", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data().get("id");
    }

    private static List<String> links(ApiServer server) {
        return server.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select l.purpose || ' '
                                                       || coalesce(extract(day from l.expires_at - l.created_at) || ' days', 'forever')
                                                       || case when l.used_at is null then ' open' else ' dead' end
                                                  from mailed_link l
                                                 order by l.used_at nulls last
                                                """)
                                        .mapTo(String.class)
                                        .list());
    }

    private long accounts(String email) {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery("select count(*) from account where email = :email")
                                        .bind("email", email)
                                        .mapTo(Long.class)
                                        .one());
    }
}
