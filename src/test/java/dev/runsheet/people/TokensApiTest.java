package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.Consent.Means;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensApiTest {
    private static final String TOKENS = "/me/x/tokens";
    private final ApiServer api = ApiServer.of(TokensApi::mount, MeApi::mount);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aTokenIsShownOnceAndGoodForHalfAYear() {
        var made = create(Map.of("name", " Laptop "));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.data())
                .containsOnlyKeys("id", "name", "created_at", "expires_at", "last_used_at", "token")
                .containsEntry("name", "Laptop")
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z")
                .containsEntry("expires_at", "2026-09-05T03:00:00.000Z")
                .containsEntry("last_used_at", null);
        var text = (String) made.data().get("token");
        assertThat(api.as(text).get("/me").data()).containsEntry("email", "bob@flour.example");
        assertThat(api.as(BOB_TOKEN).get(TOKENS).text()).doesNotContain(text, "\"token\"");
        assertThat(rows().toString()).doesNotContain(text);
        api.setClock(NOON.plusSeconds(15_778_800));
        assertThat(api.as(text).get("/me").status()).isEqualTo(401);
    }

    @Test
    void itMayEndSooner() {
        var made = create(Map.of("name", "Week", "expires_at", "2026-03-13")).data();
        assertThat(made).containsEntry("expires_at", "2026-03-13T00:00:00.000Z");
        for (var end : List.of("2026-03-06 12:00:00", "2027-03-08", "soon")) {
            var reply = create(Map.of("name", " ", "expires_at", end));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors()).containsOnlyKeys("name", "expires_at");
        }
    }

    @Test
    void everybodySeesAndEndsTheirOwnOnly() {
        var made = create(Map.of("name", "Laptop")).data();
        assertThat(names(BOB_TOKEN)).containsExactly("test", "Laptop");
        assertThat(names(ANN_TOKEN)).containsExactly("test");
        var path = TOKENS + "/" + made.get("id");
        assertThat(api.as(ANN_TOKEN).delete(path).status()).isEqualTo(404);
        assertThat(api.as(BOB_TOKEN).delete(path).status()).isEqualTo(204);
        assertThat(api.as(BOB_TOKEN).delete(path).status()).isEqualTo(404);
        assertThat(api.as(BOB_TOKEN).delete(TOKENS + "/laptop").status()).isEqualTo(404);
        assertThat(api.as((String) made.get("token")).get("/me").status()).isEqualTo(401);
    }

    @Test
    void oneMayEndTheTokenThatOneBears() {
        var made = create(Map.of("name", "Laptop")).data();
        var text = (String) made.get("token");
        assertThat(api.as(text).delete(TOKENS + "/" + made.get("id")).status()).isEqualTo(204);
        assertThat(api.as(text).get("/me").status()).isEqualTo(401);
    }

    @Test
    void anApplicationMakesNoTokensOfAPerson() {
        var minted = tx(tx -> MintToken.forMemberOf(tx, FLOUR, BOB_ID, NOON)).token();
        var agreed = consented(Means.CODE);
        for (var token : List.of(minted, agreed)) {
            assertThat(api.as(token).get("/me").status()).isEqualTo(200);
            assertThat(api.as(token).get(TOKENS).status()).isEqualTo(403);
            assertThat(api.as(token).post(TOKENS, Map.of("name", "X")).status()).isEqualTo(403);
            assertThat(api.as(token).delete(TOKENS + "/1").status()).isEqualTo(403);
        }
        assertThat(names(BOB_TOKEN)).containsExactly("test");
        assertThat(names(consented(Means.PASSWORD))).containsExactly("test");
    }

    @Test
    void theLastUseIsWrittenBesideTheRequests() {
        api.as(BOB_TOKEN).get("/me");
        assertThat(lastUse(BOB_TOKEN)).isNull();
        write();
        assertThat(lastUse(BOB_TOKEN)).isEqualTo("2026-03-06T12:00:00.000Z");
        assertThat(lastUse(LIN_TOKEN)).isNull();
    }

    @Test
    void aUseIsWrittenOnceInFiveMinutes() {
        api.as(BOB_TOKEN).get("/me");
        write();
        api.setClock(NOON.plus(Duration.ofMinutes(5)).minusMillis(1));
        api.as(BOB_TOKEN).get("/me");
        write();
        assertThat(lastUse(BOB_TOKEN)).isEqualTo("2026-03-06T12:00:00.000Z");
        api.setClock(NOON.plus(Duration.ofMinutes(5)));
        api.as(BOB_TOKEN).get("/me");
        write();
        assertThat(lastUse(BOB_TOKEN)).isEqualTo("2026-03-06T12:05:00.000Z");
    }

    @Test
    void eachTokenHasItsOwnLastUse() {
        api.as(BOB_TOKEN).get("/me");
        api.setClock(NOON.plusSeconds(60));
        api.as(LIN_TOKEN).get("/me");
        write();
        assertThat(lastUse(BOB_TOKEN)).isEqualTo("2026-03-06T12:00:00.000Z");
        assertThat(lastUse(LIN_TOKEN)).isEqualTo("2026-03-06T12:01:00.000Z");
    }

    @Test
    void whatIsNoTokenIsNotNoted() {
        api.as("guess").get("/me");
        write();
        assertThat(rows()).allMatch(row -> row.contains("\"used_at\": null"));
    }

    private void write() {
        api.uses().write(api.database().database());
    }

    private Reply create(Map<String, Object> body) {
        return api.as(BOB_TOKEN).post(TOKENS, body);
    }

    private List<Object> names(String token) {
        return api.as(token).get(TOKENS).rows().stream().map(row -> row.get("name")).toList();
    }

    private Object lastUse(String token) {
        return api.as(token).get(TOKENS).rows().getFirst().get("last_used_at");
    }

    /// A token of Bob's for an application that he let have it.
    private String consented(Means means) {
        return tx(
                tx -> {
                    var made = CreateClient.run(tx, FLOUR, "Till", NOON);
                    var client = ClientStore.find(tx, made.id()).orElseThrow();
                    var consent = ConsentStore.insert(tx, client, BOB_ID, means, NOON);
                    return MintToken.forConsent(tx, consent, NOON).token();
                });
    }

    private List<String> rows() {
        return tx(
                tx ->
                        tx.createQuery("select to_jsonb(t)::text from token t")
                                .mapTo(String.class)
                                .list());
    }

    private <T> T tx(Function<Handle, T> work) {
        return api.database().database().write(work);
    }
}
