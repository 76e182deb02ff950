package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MeApiTest {
    private static final ApiServer API = ApiServer.of(MeApi::mount, OrganizationsApi::mount);

    @AfterAll
    static void close() {
        API.close();
    }

    // 1
    @Test
    void bothMountsAnswerTheSame() {
        var bare = API.as(ANN_TOKEN).get("/me");
        var mounted = API.as(ANN_TOKEN).get("/api/me");
        assertThat(bare.status()).isEqualTo(200);
        assertThat(mounted.text()).isEqualTo(bare.text());
    }

    // 7
    @Test
    void nobodyHasToSayWhichClientTheyAre() {
        assertThat(API.as(ANN_TOKEN).get("/me").status()).isEqualTo(200);
    }

    // 8
    @Test
    void aRefusalIsJsonWhateverIsAccepted() {
        var reply = API.asNobody().with("Accept", "text/html").get("/me");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text()).isEqualTo("{\"error\":true,\"message\":\"unauthenticated\"}");
        assertThat(API.as("no-such-token").get("/me").text()).isEqualTo(reply.text());
    }

    // 9
    @Test
    void anUnknownPathIsNoEndpoint() {
        assertThat(API.as(ANN_TOKEN).get("/no-such-path").json())
                .containsEntry("code", "ENDPOINT_NOT_FOUND");
    }

    // 15
    @Test
    void aPersonsIdIsANumberAndAnOrganizationsIdAString() {
        assertThat(API.as(ANN_TOKEN).get("/me").data()).containsEntry("id", 1001);
        assertThat(API.as(ANN_TOKEN).get("/organizations/" + FLOUR.hex()).data())
                .containsEntry("id", FLOUR.hex());
    }

    // 16
    @Test
    void anOrganizationSaysTwiceWhenItWasCreated() {
        var rows = API.as(ANN_TOKEN).get("/me/organizations").rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .containsEntry("created_at", "2026-01-05T09:00:00.000Z")
                .containsEntry("created_on", "2026-01-05T09:00:00.000Z")
                .containsEntry("user_status", "active")
                .containsEntry("user_role", "admin")
                .containsEntry("joined_on", "2026-01-05T09:00:00.000Z");
    }

    @Test
    void aPersonIsShownWithoutWhatBelongsToAnOrganization() {
        assertThat(API.as(BOB_TOKEN).get("/me").data())
                .containsEntry("email", "bob@flour.example")
                .containsEntry("username", "bob")
                .containsEntry("first_name", "Bob")
                .containsEntry("last_name", "Stone")
                .containsEntry("full_name", "Bob Stone")
                .containsEntry("timezone", "UTC")
                .containsEntry("UTC_offset", "+00:00")
                .doesNotContainKeys("role", "status", "custom_fields");
    }

    @Test
    void withinAnOrganizationAPersonHasARoleThere() {
        assertThat(API.as(BOB_TOKEN).get("/organizations/" + FLOUR.hex() + "/me").data())
                .containsEntry("id", 1002)
                .containsEntry("role", "standard")
                .containsEntry("type", "standard")
                .containsEntry("status", "active")
                .containsEntry("is_active", true);
    }

    @Test
    void organizationsComeInPages() {
        var beyond = API.as(ANN_TOKEN).get("/me/organizations?page=2&per_page=1");
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.pagination()).containsEntry("total", 1).containsEntry("per_page", 1);
        assertThat(API.as(ANN_TOKEN).get("/me/organizations?without_pagination=true").rows())
                .hasSize(1);
    }

    @Test
    void aTokenOfOneOrganizationShowsNoOther() {
        var token =
                API.database()
                        .database()
                        .write(
                                tx -> {
                                    joinMill(tx);
                                    var minted =
                                            MintToken.forMemberOf(
                                                    tx, FLOUR, World.LIN_ID, World.NOON);
                                    return minted.token();
                                });
        assertThat(API.as(World.LIN_TOKEN).get("/me/organizations").rows()).hasSize(2);
        assertThat(API.as(token).get("/me/organizations").rows())
                .extracting(row -> row.get("id"))
                .containsExactly(FLOUR.hex());
        assertThat(API.as(token).get("/organizations/" + FLOUR.hex()).status()).isEqualTo(200);
        assertThat(API.as(token).get("/organizations/" + MILL.hex()).status()).isEqualTo(403);
    }

    private static void joinMill(org.jdbi.v3.core.Handle tx) {
        var lin = MemberStore.find(tx, FLOUR, World.LIN_ID);
        MemberStore.insert(tx, MILL, lin);
    }

    @Test
    void strictServersAskWhichClientItIs() {
        var strict = Json.map(Json.text(Settings.DEFAULT));
        strict.put("requireClientHeader", true);
        var settings = Json.read(Json.text(strict), Settings.class);
        try (var api = new ApiServer(settings, MeApi::mount)) {
            assertThat(api.as(ANN_TOKEN).get("/me").status()).isEqualTo(401);
            assertThat(api.as(ANN_TOKEN).with("X-Tallyfy-Client", "n8n").get("/me").status())
                    .isEqualTo(200);
        }
    }
}
