package dev.runsheet.people;

import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.CreateClient.NewClient;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people let applications have (platform spec 2.2).
class OauthGrantsTest {
    private static final String BACK = "https://till.example/back";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /// Of the same, in RFC 7636.
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Map<String, Object> BOB =
            Map.of("username", "bob@flour.example", "password", World.PASSWORD);

    private final ApiServer api =
            ApiServer.of(OauthApi::mount, MeApi::mount, MembersApi::mount, ClientsApi::mount);
    private final NewClient till = tx(tx -> CreateClient.run(tx, FLOUR, "Till", NOON));

    @AfterEach
    void close() {
        api.close();
    }

    // 13
    @Test
    void aPasswordIsExchangedForTokens() {
        var reply = ask("password", till, BOB);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.json())
                .containsOnlyKeys("token_type", "expires_in", "access_token", "refresh_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 15_778_800);
        assertThat(me(reply).data())
                .containsEntry("email", "bob@flour.example")
                .containsEntry("last_login_at", "2026-03-06T12:00:00.000Z");
    }

    // 13
    @Test
    void aWrongPasswordIsRefusedAsAnUnknownAddressIs() {
        var wrong = ask("password", till, with(BOB, "password", "Rye4Us"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json())
                .containsEntry("error", "invalid_grant")
                .containsEntry("message", "The user credentials were incorrect.")
                .containsEntry("error_description", "The user credentials were incorrect.");
        for (var email : List.of("nobody@flour.example", "lin@flour.example", "x")) {
            assertThat(ask("password", till, with(BOB, "username", email)).text())
                    .isEqualTo(wrong.text());
        }
        var elsewhere = with(BOB, "username", "eve@mill.example");
        assertThat(ask("password", till, elsewhere).text()).isEqualTo(wrong.text());
    }

    @Test
    void whoeverGuessesIsToldToWait() {
        for (int i = 0; i < 5; i++) {
            ask("password", till, with(BOB, "password", "Rye4Us"));
        }
        var reply = ask("password", till, BOB);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        api.setClock(NOON.plusSeconds(1));
        assertThat(ask("password", till, BOB).status()).isEqualTo(200);
    }

    // 13
    @Test
    void aRefreshTokenIsGoodOnceAndEndsTheTokenBefore() {
        var first = ask("password", till, BOB);
        var second = refresh(till, first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json())
                .containsOnlyKeys("token_type", "expires_in", "access_token", "refresh_token");
        assertThat(me(first).status()).isEqualTo(401);
        assertThat(me(second).status()).isEqualTo(200);
    }

    // 13
    @Test
    void aSpentRefreshTokenEndsItsWholeFamily() {
        var first = ask("password", till, BOB);
        var other = ask("password", till, BOB);
        var second = refresh(till, first);
        var spent = refresh(till, first);
        assertThat(spent.status()).isEqualTo(400);
        assertThat(spent.json())
                .containsEntry("error", "invalid_grant")
                .containsEntry("message", "The refresh token is invalid.");
        assertThat(me(second).status()).isEqualTo(401);
        assertThat(refresh(till, second).json()).containsEntry("error", "invalid_grant");
        assertThat(me(other).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsOfItsApplicationAndForAYear() {
        var first = ask("password", till, BOB);
        var shop = tx(tx -> CreateClient.run(tx, FLOUR, "Shop", NOON));
        assertThat(refresh(shop, first).json()).containsEntry("error", "invalid_grant");
        api.setClock(NOON.plus(Duration.ofSeconds(31_557_600)));
        assertThat(refresh(till, first).json()).containsEntry("error", "invalid_grant");
        api.setClock(NOON.plus(Duration.ofSeconds(31_557_599)));
        assertThat(refresh(till, first).status()).isEqualTo(200);
    }

    // 64
    @Test
    void whatADisabledMemberLetAnApplicationHaveEnds() {
        var first = ask("password", till, BOB);
        var users = "/organizations/" + FLOUR.hex() + "/users";
        var token = (String) first.json().get("access_token");
        assertThat(api.as(token).get(users).status()).isEqualTo(200);
        assertThat(api.as(World.ANN_TOKEN).delete(users + "/" + BOB_ID + "/disable").status())
                .isEqualTo(200);
        assertThat(api.as(token).get(users).status()).isEqualTo(401);
        assertThat(refresh(till, first).json()).containsEntry("error", "invalid_grant");
        assertThat(ask("password", till, BOB).json()).containsEntry("error", "invalid_grant");
        api.as(World.ANN_TOKEN).put(users + "/" + BOB_ID + "/enable", "");
        assertThat(api.as(token).get(users).status()).isEqualTo(401);
    }

    @Test
    void aCodeIsExchangedForTokensOnce() {
        var shop = confidential();
        var code = code(shop, Optional.empty());
        var first = exchange(shop, code);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json())
                .containsOnlyKeys("token_type", "expires_in", "access_token", "refresh_token");
        assertThat(me(first).data()).containsEntry("email", "bob@flour.example");

        var again = exchange(shop, code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json())
                .containsEntry("error", "invalid_grant")
                .containsEntry("message", "The authorization code is invalid.");
        assertThat(me(first).status()).isEqualTo(401);
        assertThat(refresh(shop, first).json()).containsEntry("error", "invalid_grant");
        assertThat(exchange(shop, code).json()).containsEntry("error", "invalid_grant");
    }

    @Test
    void aCodeIsForItsApplicationItsPlaceAndTenMinutes() {
        var shop = confidential();
        var code = code(shop, Optional.empty());
        assertThat(exchange(till, code).json()).containsEntry("error", "invalid_grant");
        var elsewhere = Map.<String, Object>of("code", code, "redirect_uri", BACK + "/");
        assertThat(ask("authorization_code", shop, elsewhere).json())
                .containsEntry("error", "invalid_grant");
        assertThat(exchange(shop, "guess").json()).containsEntry("error", "invalid_grant");
        api.setClock(NOON.plusSeconds(600));
        assertThat(exchange(shop, code).json()).containsEntry("error", "invalid_grant");
        api.setClock(NOON.plusSeconds(599));
        assertThat(exchange(shop, code).status()).isEqualTo(200);
    }

    @Test
    void whoAskedWithAChallengeShowsWhatItWasMadeOf() {
        var phone = make(null);
        var code = code(phone, Optional.of(CHALLENGE));
        assertThat(exchange(phone, code).json()).containsEntry("error", "invalid_grant");
        assertThat(exchange(phone, code, VERIFIER + "x").json())
                .containsEntry("error", "invalid_grant");
        var first = exchange(phone, code, VERIFIER);
        assertThat(first.status()).isEqualTo(200);
        var second = refresh(phone, first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(me(second).status()).isEqualTo(200);
    }

    @Test
    void aSecretDoesNotStandInForAVerifierNorAVerifierForAChallenge() {
        var shop = confidential();
        var challenged = code(shop, Optional.of(CHALLENGE));
        assertThat(exchange(shop, challenged).json()).containsEntry("error", "invalid_grant");
        assertThat(exchange(shop, challenged, VERIFIER).status()).isEqualTo(200);
        var plain = code(shop, Optional.empty());
        assertThat(exchange(shop, plain, VERIFIER).json()).containsEntry("error", "invalid_grant");
    }

    @Test
    void aPublicApplicationMayUseCodesOnlyAndHasNoSecret() {
        var phone = make(null);
        var refused = ask("password", phone, BOB);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()).containsEntry("error", "unauthorized_client");
        var code = code(phone, Optional.of(CHALLENGE));
        var body =
                Map.<String, Object>of(
                        "code", code, "redirect_uri", BACK, "code_verifier", VERIFIER);
        var pretending = new NewClient(phone.id(), "guess");
        assertThat(ask("authorization_code", pretending, body).json())
                .containsEntry("error", "invalid_client");
        assertThatThrownBy(() -> code(phone, Optional.empty())).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        var needed =
                Map.of(
                        "password", List.of("username", "password"),
                        "authorization_code", List.of("code", "redirect_uri"),
                        "refresh_token", List.of("refresh_token"));
        needed.forEach(
                (grant, keys) ->
                        keys.forEach(
                                key -> {
                                    var body = new LinkedHashMap<String, Object>();
                                    keys.forEach(each -> body.put(each, "x"));
                                    body.remove(key);
                                    var reply = ask(grant, till, body);
                                    assertThat(reply.status()).isEqualTo(400);
                                    assertThat(reply.json())
                                            .containsEntry("error", "invalid_request")
                                            .containsEntry(
                                                    "message", "The " + key + " is missing.");
                                }));
    }

    @Test
    void theApplicationIsLookedAtBeforeThePerson() {
        var stranger = new NewClient(till.id(), "guess");
        for (var grant : List.of("password", "authorization_code", "refresh_token")) {
            var body = new LinkedHashMap<>(BOB);
            body.put("code", "x");
            body.put("redirect_uri", BACK);
            body.put("refresh_token", "x");
            var reply = ask(grant, stranger, body);
            assertThat(reply.status()).as(grant).isEqualTo(401);
            assertThat(reply.json()).containsEntry("error", "invalid_client");
        }
        assertThat(api.database().database().<Long>read(OauthGrantsTest::failures)).isZero();
    }

    @Test
    void codesAndTokensGoToRegisteredPlacesAndMembersOfTheOrganizationOnly() {
        var shop = client(confidential());
        var phone = client(make(null));
        var none = Optional.<String>empty();
        var anywhere = BACK + "?";
        var challenge = Optional.of(CHALLENGE);
        refused(tx -> IssueCode.run(tx, shop, BOB_ID, anywhere, none, NOON));
        refused(tx -> IssueImplicit.run(tx, shop, BOB_ID, anywhere, NOON));
        refused(tx -> IssueCode.run(tx, phone, BOB_ID, BACK, none, NOON));
        var eve = new MemberId(1009);
        refused(tx -> IssueCode.run(tx, shop, eve, BACK, none, NOON));
        refused(tx -> IssueImplicit.run(tx, shop, eve, BACK, NOON));
        refused(tx -> IssueCode.run(tx, client(till), BOB_ID, BACK, challenge, NOON));
        assertThat(shop.mayRedirectTo(BACK)).isTrue();
        assertThat(client(till).mayRedirectTo(BACK)).isFalse();
    }

    // 14
    @Test
    void anImplicitTokenIsGoodForHalfAYearAndEndsWithItsApplication() {
        var shop = confidential();
        var minted = tx(tx -> IssueImplicit.run(tx, client(shop), BOB_ID, BACK, NOON));
        assertThat(minted.expiresIn()).isEqualTo(15_778_800);
        assertThat(minted.refresh()).isEmpty();
        assertThat(api.as(minted.token()).get("/me").status()).isEqualTo(200);
        var path = "/organizations/" + FLOUR.hex() + "/x/clients/" + shop.id();
        assertThat(api.as(World.ANN_TOKEN).delete(path).status()).isEqualTo(204);
        assertThat(api.as(minted.token()).get("/me").status()).isEqualTo(401);
    }

    @Test
    void whatIsGoodForNothingAnyMoreIsForgotten() {
        var shop = confidential();
        exchange(shop, code(shop, Optional.empty()));
        ask("client_credentials", till, Map.of());
        var database = api.database().database();
        ForgetSignIns.run(database, NOON.plus(Duration.ofDays(6)));
        assertThat(database.<List<Long>>read(OauthGrantsTest::counts))
                .containsExactly(2L, 1L, 1L, 1L);
        ForgetSignIns.run(database, NOON.plus(Duration.ofDays(15)));
        assertThat(database.<List<Long>>read(OauthGrantsTest::counts))
                .containsExactly(1L, 1L, 0L, 1L);
        ForgetSignIns.run(database, NOON.plus(Duration.ofDays(400)));
        assertThat(database.<List<Long>>read(OauthGrantsTest::counts))
                .containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void noSecretIsInTheDatabase() {
        var shop = confidential();
        var code = code(shop, Optional.of(CHALLENGE));
        var reply = exchange(shop, code, VERIFIER);
        var rows =
                tx(
                        tx ->
                                tx.createQuery(
                                                """
                                                select to_jsonb(t)::text from token t
                                                 union all
                                                select to_jsonb(r)::text from refresh_token r
                                                 union all
                                                select to_jsonb(c)::text from client c
                                                 union all
                                                select to_jsonb(a)::text from authorization_code a
                                                """)
                                        .mapTo(String.class)
                                        .list());
        assertThat(String.join("\n", rows))
                .doesNotContain(
                        code,
                        shop.secret(),
                        VERIFIER,
                        (String) reply.json().get("access_token"),
                        (String) reply.json().get("refresh_token"));
    }

    private static List<Long> counts(Handle tx) {
        return tx.createQuery(
                        """
                        select count(*) from token where created_at = :noon
                         union all
                        select count(*) from refresh_token
                         union all
                        select count(*) from authorization_code
                         union all
                        select count(*) from consent
                        """)
                .bind("noon", NOON)
                .mapTo(Long.class)
                .list();
    }

    private static Long failures(Handle tx) {
        return tx.createQuery("select count(*) from failed_sign_in").mapTo(Long.class).one();
    }

    private NewClient confidential() {
        return make("Shop's own secret");
    }

    /// Without a secret a public one.
    private NewClient make(String secret) {
        var hash = secret == null ? null : Secret.hash(secret);
        var id = tx(tx -> ClientStore.insert(tx, FLOUR, "Shop", hash, List.of(BACK), NOON));
        return new NewClient(id, secret);
    }

    private Client client(NewClient made) {
        return tx(tx -> ClientStore.find(tx, made.id()).orElseThrow());
    }

    private String code(NewClient client, Optional<String> challenge) {
        return tx(tx -> IssueCode.run(tx, client(client), BOB_ID, BACK, challenge, NOON));
    }

    private Reply exchange(NewClient client, String code) {
        return ask("authorization_code", client, Map.of("code", code, "redirect_uri", BACK));
    }

    private Reply exchange(NewClient client, String code, String verifier) {
        return ask(
                "authorization_code",
                client,
                Map.of("code", code, "redirect_uri", BACK, "code_verifier", verifier));
    }

    private Reply refresh(NewClient client, Reply before) {
        var token = before.json().get("refresh_token");
        return ask("refresh_token", client, Map.of("refresh_token", token));
    }

    private Reply me(Reply tokens) {
        return api.as((String) tokens.json().get("access_token")).get("/me");
    }

    private Reply ask(String grant, NewClient client, Map<String, Object> more) {
        var body = new LinkedHashMap<>(more);
        body.put("grant_type", grant);
        body.put("client_id", Long.toString(client.id()));
        if (client.secret() != null) {
            body.put("client_secret", client.secret());
        }
        return api.asNobody().post("/oauth/token", body);
    }

    private void refused(Function<Handle, Object> work) {
        assertThatThrownBy(() -> tx(work)).isInstanceOf(Refusal.class);
    }

    private <T> T tx(Function<Handle, T> work) {
        return api.database().database().write(work);
    }

    private static Map<String, Object> with(Map<String, Object> body, String key, Object value) {
        var changed = new LinkedHashMap<>(body);
        changed.put(key, value);
        return changed;
    }
}
