package dev.runsheet.behaviour;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.ApplicationsApi;
import dev.runsheet.people.ClientsApi;
import dev.runsheet.people.CreateClient;
import dev.runsheet.people.CreateClient.NewClient;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OauthApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who comes in with what; the numbers are those of appendix B of the platform spec.
class PlatformSignInBehaviourTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String HOME = "/organizations/" + FLOUR.hex();
    private static final String USERS = "/applications/" + FLOUR.hex() + "/users";

    private final ApiServer api =
            ApiServer.of(
                    ApplicationsApi::mount,
                    ClientsApi::mount,
                    GroupsApi::mount,
                    MeApi::mount,
                    MembersApi::mount,
                    OauthApi::mount,
                    OrganizationsApi::mount);
    private final NewClient till =
            api.database().database().write(tx -> CreateClient.run(tx, FLOUR, "Till", NOON));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void b1_bothMountsAnswerAlike() {
        var bob = api.as(BOB_TOKEN);
        var reply = bob.get("/me");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(bob.get("/api/me").text()).isEqualTo(reply.text());
    }

    @Test
    void b11_anApplicationIsNobodyButActsForItsOrganization() {
        var application = api.as(token(ask(Map.of("grant_type", "client_credentials"))));
        assertThat(application.get("/me").status()).isEqualTo(401);
        assertThat(application.get(HOME + "/me").status()).isEqualTo(401);
        var mara = Map.of("first_name", "Mara", "last_name", "Oat", "email", "mara@flour.example");
        assertThat(application.post(USERS, mara).status()).isEqualTo(201);
        var elsewhere = application.post("/applications/" + MILL.hex() + "/users", mara);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.json())
                .containsEntry(
                        "message",
                        "You don't have application's permissions for this organization!");
    }

    @Test
    void b12_anApplicationGetsATokenOfAMemberForNinetyDays() {
        var application = api.as(token(ask(Map.of("grant_type", "client_credentials"))));
        var reply = application.post(USERS + "/bob@flour.example/token", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .containsOnlyKeys("token_type", "expires_in", "access_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 7_776_000);
        assertThat(api.as(token(reply)).get("/me").data().get("id")).isEqualTo(1002);
    }

    @Test
    void b13_aFormAndAnObjectGetATokenAndASpentRefreshTokenNone() {
        var bob =
                Map.of(
                        "grant_type", "password",
                        "username", "bob@flour.example",
                        "password", World.PASSWORD);
        var object = ask(bob);
        assertThat(object.status()).isEqualTo(200);
        var form =
                api.asNobody()
                        .with("Content-Type", FORM)
                        .post(
                                "/oauth/token",
                                "grant_type=password&username=bob%%40flour.example&password=%s&client_id=%d&client_secret=%s"
                                        .formatted(World.PASSWORD, till.id(), till.secret()));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.json().keySet()).isEqualTo(object.json().keySet());

        var stranger = api.asNobody().post("/oauth/token", with(bob, "client_id", "till"));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.json()).containsEntry("error", "invalid_client");

        var refresh =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        (String) object.json().get("refresh_token"));
        assertThat(ask(refresh).status()).isEqualTo(200);
        var spent = ask(refresh);
        assertThat(spent.status()).isEqualTo(400);
        assertThat(spent.json()).containsEntry("error", "invalid_grant");
    }

    @Test
    void b64_aMemberDisabledASecondAgoIsShutOutOfTheOrganization() {
        var application = api.as(token(ask(Map.of("grant_type", "client_credentials"))));
        var tokens =
                List.of(
                        BOB_TOKEN,
                        token(application.post(USERS + "/bob@flour.example/token", "")),
                        token(
                                ask(
                                        Map.of(
                                                "grant_type", "password",
                                                "username", "bob@flour.example",
                                                "password", World.PASSWORD))));
        var paths = List.of("", "/me", "/users", "/groups");
        for (var token : tokens) {
            for (var path : paths) {
                assertThat(api.as(token).get(HOME + path).status()).isEqualTo(200);
            }
        }
        var bob = HOME + "/users/" + BOB_ID;
        assertThat(api.as(ANN_TOKEN).delete(bob + "/disable").status()).isEqualTo(200);
        api.setClock(NOON.plusSeconds(1));
        for (var token : tokens) {
            for (var path : paths) {
                assertThat(api.as(token).get(HOME + path).status()).isIn(401, 403);
            }
            assertThat(api.as(token).post(HOME + "/groups", Map.of("name", "Night")).status())
                    .isIn(401, 403);
        }
    }

    private Reply ask(Map<String, ?> body) {
        var named = with(body, "client_id", Long.toString(till.id()));
        return api.asNobody().post("/oauth/token", with(named, "client_secret", till.secret()));
    }

    private static Map<String, Object> with(Map<String, ?> body, String key, Object value) {
        var more = new LinkedHashMap<String, Object>(body);
        more.put(key, value);
        return more;
    }

    private static String token(Reply reply) {
        return (String) reply.json().get("access_token");
    }
}
