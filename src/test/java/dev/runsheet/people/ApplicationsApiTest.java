package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.Token.Holder;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ApplicationsApiTest {
    private static final ApiServer API = ApiServer.of(ApplicationsApi::mount, MeApi::mount);
    private static final String TOKEN =
            API.database()
                    .database()
                    .write(
                            tx -> {
                                var client = CreateClient.run(tx, FLOUR, "Till", NOON);
                                var holder = new Holder.Client(client.id(), FLOUR);
                                return MintToken.forClient(tx, holder, NOON).token();
                            });
    private static final String USERS = "/applications/" + FLOUR.hex() + "/users";

    @AfterAll
    static void close() {
        API.close();
    }

    // 11
    @Test
    void anApplicationCreatesAMemberOfItsOrganization() {
        var reply = API.as(TOKEN).post(USERS, person("Mara", "mara@flour.example", "light"));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data())
                .containsOnlyKeys("id", "email", "first_name", "last_name", "role", "created_at")
                .containsEntry("email", "mara@flour.example")
                .containsEntry("role", "light")
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z");
    }

    // 11
    @Test
    void anotherOrganizationIsNotItsBusiness() {
        var reply =
                API.as(TOKEN)
                        .post(
                                "/applications/" + MILL.hex() + "/users",
                                person("Mo", "mo@mill.example", "standard"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json())
                .containsEntry(
                        "message",
                        "You don't have application's permissions for this organization!");
        assertThat(API.as(ANN_TOKEN).post(USERS, Map.of()).status()).isEqualTo(401);
    }

    // 12
    @Test
    void anApplicationActsAsAMemberWithATokenOfTheirs() {
        API.as(TOKEN).post(USERS, person("Nils", "nils@flour.example", "standard"));
        var reply = API.as(TOKEN).post(USERS + "/NILS%40flour.example/token", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .containsOnlyKeys("token_type", "expires_in", "access_token")
                .containsEntry("expires_in", 7776000);
        var token = (String) reply.json().get("access_token");
        assertThat(API.as(token).get("/me").data()).containsEntry("email", "nils@flour.example");
    }

    @Test
    void aTokenIsForMembersOnly() {
        assertThat(API.as(TOKEN).post(USERS + "/nobody@flour.example/token", "").status())
                .isEqualTo(404);
        assertThat(API.as(TOKEN).post(USERS + "/eve@mill.example/token", "").status())
                .isEqualTo(422);
    }

    @Test
    void aDisabledMemberGetsNoToken() {
        try (var api = ApiServer.of(ApplicationsApi::mount)) {
            var token =
                    api.database()
                            .database()
                            .write(
                                    tx -> {
                                        var client = CreateClient.run(tx, FLOUR, "Till", NOON);
                                        DisableMember.run(tx, World.ANN, World.BOB_ID, NOON);
                                        var holder = new Holder.Client(client.id(), FLOUR);
                                        return MintToken.forClient(tx, holder, NOON).token();
                                    });
            assertThat(api.as(token).post(USERS + "/bob@flour.example/token", "").status())
                    .isEqualTo(422);
        }
    }

    // 10
    @Test
    void everyFaultIsNamedAtOnce() {
        var reply =
                API.as(TOKEN)
                        .post(
                                USERS,
                                Map.of("email", "no address", "role", "king", "timezone", "Mars"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()).containsEntry("error", true).containsKey("message");
        assertThat(reply.errors())
                .containsOnlyKeys("first_name", "last_name", "email", "role", "timezone");
    }

    @Test
    void anAddressIsTakenWhereverItsPersonIs() {
        for (var email : new String[] {"bob@flour.example", "eve@mill.example", World.GUS}) {
            var reply = API.as(TOKEN).post(USERS, person("X", email, "standard"));
            assertThat(reply.status()).as(email).isEqualTo(422);
            assertThat(reply.errors()).containsOnlyKeys("email");
        }
    }

    private static Map<String, Object> person(String name, String email, String role) {
        return Map.of("first_name", name, "last_name", "Test", "email", email, "role", role);
    }
}
