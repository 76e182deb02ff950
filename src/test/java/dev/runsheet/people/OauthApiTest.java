package dev.runsheet.people;

import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.CreateClient.NewClient;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OauthApiTest {
    private static final ApiServer API =
            ApiServer.of(OauthApi::mount, MeApi::mount, OrganizationsApi::mount);
    private static final NewClient CLIENT =
            API.database().database().write(tx -> CreateClient.run(tx, FLOUR, "Till", NOON));
    private static final String FORM = "application/x-www-form-urlencoded";

    @AfterAll
    static void close() {
        API.close();
    }

    // 13
    @Test
    void aFormAndAnObjectBothGetAToken() {
        var form =
                API.asNobody()
                        .with("Content-Type", FORM)
                        .post(
                                "/oauth/token",
                                "grant_type=client_credentials&scope=*&client_id="
                                        + CLIENT.id()
                                        + "&client_secret="
                                        + CLIENT.secret());
        checkIsToken(form);
        var object = ask(Long.toString(CLIENT.id()), CLIENT.secret());
        checkIsToken(object);
        checkIsToken(ask(CLIENT.id(), CLIENT.secret()));
        assertThat(object.json()).isNotEqualTo(form.json());
    }

    @Test
    void theMountOfTheApiHasItToo() {
        var body =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        CLIENT.id(),
                        "client_secret",
                        CLIENT.secret());
        checkIsToken(API.asNobody().post("/api/oauth/token", body));
    }

    @Test
    void aClientMayNameItselfInTheHeader() {
        var pair = CLIENT.id() + ":" + CLIENT.secret();
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var reply =
                API.asNobody()
                        .with("Authorization", "Basic " + basic)
                        .post("/oauth/token", Map.of("grant_type", "client_credentials"));
        checkIsToken(reply);
    }

    // 13
    @Test
    void whoeverIsNoClientIsRefusedAlike() {
        var wrongSecret = ask(CLIENT.id(), "guess");
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(wrongSecret.json())
                .containsEntry("error", "invalid_client")
                .containsKeys("error_description", "message");
        assertThat(ask("not-a-number", CLIENT.secret()).text()).isEqualTo(wrongSecret.text());
        assertThat(ask(999_999, CLIENT.secret()).text()).isEqualTo(wrongSecret.text());
    }

    @Test
    void whatIsMissingIsNamed() {
        var noGrant = API.asNobody().post("/oauth/token", Map.of());
        assertThat(noGrant.status()).isEqualTo(400);
        assertThat(noGrant.json()).containsEntry("error", "invalid_request");
        assertThat(noGrant.header("Cache-Control")).isEqualTo("no-store");
        var noSecret =
                API.asNobody()
                        .post(
                                "/oauth/token",
                                Map.of("grant_type", "client_credentials", "client_id", 1));
        assertThat(noSecret.status()).isEqualTo(401);
        assertThat(noSecret.json()).containsEntry("error", "invalid_client");
    }

    @Test
    void otherGrantsAreNotSupported() {
        var reply = API.asNobody().post("/oauth/token", Map.of("grant_type", "magic"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).containsEntry("error", "unsupported_grant_type");
    }

    // 11
    @Test
    void anApplicationIsNobodyOnTheRoutesOfPeople() {
        var token = (String) ask(CLIENT.id(), CLIENT.secret()).json().get("access_token");
        var home = "/organizations/" + FLOUR.hex();
        assertThat(API.as(token).get("/me").status()).isEqualTo(401);
        assertThat(API.as(token).get("/me/organizations").status()).isEqualTo(401);
        assertThat(API.as(token).get(home + "/me").status()).isEqualTo(401);
        assertThat(API.as(token).get(home).data()).containsEntry("user_role", null);
    }

    private static Reply ask(Object id, String secret) {
        return API.asNobody()
                .post(
                        "/oauth/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "scope",
                                "read write",
                                "client_id",
                                id,
                                "client_secret",
                                secret));
    }

    private static void checkIsToken(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).containsOnlyKeys("token_type", "expires_in", "access_token");
        assertThat(reply.json())
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 604800);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }
}
