package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ClientsApiTest {
    private static final ApiServer API =
            ApiServer.of(ClientsApi::mount, OauthApi::mount, OrganizationsApi::mount);
    private static final String CLIENTS = "/organizations/" + FLOUR.hex() + "/x/clients";
    private static final List<String> PLACES =
            List.of("https://till.example/back", "http://localhost:8080/back", "org.till:/back");

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void aSecretIsShownOnceAndGoodForTokens() {
        var made = create(Map.of("name", " Till ", "redirect_uris", PLACES));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.data())
                .containsOnlyKeys(
                        "client_id",
                        "name",
                        "is_public",
                        "redirect_uris",
                        "created_at",
                        "client_secret")
                .containsEntry("name", "Till")
                .containsEntry("is_public", false)
                .containsEntry("redirect_uris", PLACES)
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z");
        assertThat(token(made.data()).status()).isEqualTo(200);
        var listed = API.as(ANN_TOKEN).get(CLIENTS);
        assertThat(listed.text())
                .contains("\"client_id\":\"" + made.data().get("client_id") + "\"")
                .doesNotContain("client_secret")
                .doesNotContain((String) made.data().get("client_secret"));
    }

    @Test
    void aPublicOneHasNoSecret() {
        var made = create(Map.of("name", "Phone", "is_public", true)).data();
        assertThat(made).containsEntry("client_secret", null).containsEntry("is_public", true);
        var refused =
                API.asNobody()
                        .post(
                                "/oauth/token",
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        made.get("client_id")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()).containsEntry("error", "unauthorized_client");
        var secret = API.as(ANN_TOKEN).post(path(made) + "/secret", "");
        assertThat(secret.status()).isEqualTo(422);
    }

    @Test
    void anotherSecretEndsTheOneBeforeAndItsTokens() {
        var made = create(Map.of("name", "Till")).data();
        var token = (String) token(made).json().get("access_token");
        var home = "/organizations/" + FLOUR.hex();
        assertThat(API.as(token).get(home).status()).isEqualTo(200);

        var renewed = API.as(ANN_TOKEN).post(path(made) + "/secret", "").data();

        assertThat(renewed.get("client_secret")).isNotEqualTo(made.get("client_secret"));
        assertThat(token(made).status()).isEqualTo(401);
        assertThat(token(renewed).status()).isEqualTo(200);
        assertThat(API.as(token).get(home).status()).isEqualTo(401);
    }

    @Test
    void nameAndPlacesMayChange() {
        var made = create(Map.of("name", "Till", "redirect_uris", PLACES)).data();
        var named = API.as(ANN_TOKEN).put(path(made), Map.of("name", "Shop"));
        assertThat(named.data())
                .containsEntry("name", "Shop")
                .containsEntry("redirect_uris", PLACES)
                .doesNotContainKey("client_secret");
        var moved = API.as(ANN_TOKEN).put(path(made), Map.of("redirect_uris", List.of()));
        assertThat(moved.data()).containsEntry("redirect_uris", List.of());
        assertThat(token(made).status()).isEqualTo(200);
    }

    @Test
    void whatIsDeletedIsNobody() {
        var made = create(Map.of("name", "Till")).data();
        var token = (String) token(made).json().get("access_token");
        assertThat(API.as(ANN_TOKEN).delete(path(made)).status()).isEqualTo(204);
        assertThat(token(made).status()).isEqualTo(401);
        assertThat(API.as(token).get("/organizations/" + FLOUR.hex()).status()).isEqualTo(401);
        assertThat(API.as(ANN_TOKEN).delete(path(made)).status()).isEqualTo(404);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var places =
                List.of(
                        "https://till.example/#back",
                        "http://till.example/back",
                        "javascript:alert(1)",
                        "till:/back",
                        "/back",
                        "https:///back",
                        "https://ann@till.example/",
                        "not a uri",
                        7,
                        "https://till.example/" + "x".repeat(2000),
                        "http://a;b@localhost/",
                        "https://till.example/ä",
                        "data:text/html,x",
                        "https://till.example/fine");
        var reply = create(Map.of("name", " ", "redirect_uris", places, "is_public", "maybe"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "name",
                        "is_public",
                        "redirect_uris.0",
                        "redirect_uris.1",
                        "redirect_uris.2",
                        "redirect_uris.3",
                        "redirect_uris.4",
                        "redirect_uris.5",
                        "redirect_uris.6",
                        "redirect_uris.7",
                        "redirect_uris.8",
                        "redirect_uris.9",
                        "redirect_uris.10",
                        "redirect_uris.11",
                        "redirect_uris.12");
        var many = java.util.Collections.nCopies(21, "https://till.example/");
        assertThat(create(Map.of("name", "Till", "redirect_uris", many)).errors())
                .containsOnlyKeys("redirect_uris");
    }

    @Test
    void onlyItsAdministratorsSeeTheApplicationsOfAnOrganization() {
        var made = create(Map.of("name", "Till")).data();
        assertThat(API.as(BOB_TOKEN).get(CLIENTS).status()).isEqualTo(403);
        assertThat(API.as(BOB_TOKEN).post(CLIENTS, Map.of("name", "X")).status()).isEqualTo(403);
        assertThat(API.as(BOB_TOKEN).put(path(made), Map.of("name", "X")).status()).isEqualTo(403);
        assertThat(API.as(BOB_TOKEN).post(path(made) + "/secret", "").status()).isEqualTo(403);
        assertThat(API.as(BOB_TOKEN).delete(path(made)).status()).isEqualTo(403);
        var mill = "/organizations/" + MILL.hex() + "/x/clients";
        assertThat(API.as(EVE_TOKEN).get(mill).text()).isEqualTo("{\"data\":[]}");
        assertThat(API.as(EVE_TOKEN).delete(mill + "/" + made.get("client_id")).status())
                .isEqualTo(404);
        assertThat(API.as(EVE_TOKEN).delete(mill + "/till").status()).isEqualTo(404);
    }

    @Test
    void aSecretIsNotToldAgainToWhoeverRepeatsTheRequest() {
        var caller = API.as(ANN_TOKEN).with("Idempotency-Key", "once");
        var made = caller.post(CLIENTS, Map.of("name", "Once"));
        assertThat(made.status()).isEqualTo(201);
        var again = caller.post(CLIENTS, Map.of("name", "Once"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json())
                .containsEntry(
                        "message",
                        "This was done already, and its answer held a secret that is told only once.");
        assertThat(API.as(ANN_TOKEN).get(CLIENTS).text()).containsOnlyOnce("\"Once\"");
        var kept =
                API.database()
                        .database()
                        .<List<String>>read(
                                tx ->
                                        tx.createQuery(
                                                        "select to_jsonb(k)::text from idempotency_key k")
                                                .mapTo(String.class)
                                                .list());
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst()).contains("\"body\": null").contains("\"headers\": {}");
    }

    private static Reply create(Map<String, Object> body) {
        return API.as(ANN_TOKEN).post(CLIENTS, body);
    }

    private static String path(Map<String, Object> client) {
        return CLIENTS + "/" + client.get("client_id");
    }

    private static Reply token(Map<String, Object> client) {
        return API.asNobody()
                .post(
                        "/oauth/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client.get("client_id"),
                                "client_secret",
                                client.get("client_secret")));
    }
}
