package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Visits;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A stranger submits a public kick-off form (templates spec 5); the mail server is a real one.
class PublicKickoffApiTest {
    private static final String ORG = World.FLOUR.hex();
    private static final Pattern TOKEN = Pattern.compile("token=([0-9a-f]+)");

    private final Letterbox mail = new Letterbox();
    private final ApiServer api =
            ApiServer.of(
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TaskReadsApi::mount,
                    Guests::mount,
                    Visits::mount);
    private final Caller vic = api.asNobody();
    private final Caller ann = api.as(World.ANN_TOKEN);
    private final Recipe.Made form =
            Recipe.called("Order bread")
                    .with("is_public_kickoff", true)
                    .with("kickoff_sharing_user_id", 1002)
                    .kickoff(Forms.with(Forms.field("text", "How many?"), "required", true))
                    .step("Bake", Map.of())
                    .create(api);
    private final String path = "/public/library/" + ORG + "/blueprint/" + form.id() + "/kick-off";

    @AfterEach
    void close() {
        api.close();
        mail.close();
    }

    @Test
    void aStrangerGetsALetterAndLaunchesOnceInTheNameOfWhoSharesTheForm() {
        assertThat(invite("vic@mill.example").status()).isEqualTo(202);
        assertThat(mail.letters()).isEmpty();
        deliver();
        deliver();
        assertThat(mail.letters()).hasSize(1);
        var letter = mail.letters().getFirst();
        assertThat(letter.to()).isEqualTo("vic@mill.example");
        assertThat(letter.subject()).isEqualTo("Confirm your address for Order bread");
        assertThat(letter.text())
                .startsWith(
                        """
                        Somebody, probably you, wants to submit "Order bread" of Flour with this address.

                        The link is good once, until 7 March 2026 at 12:00 UTC. If it was not you, do nothing.

                        Go on to the form:
                        https://runsheet.example/public/library/""");

        var token = token(letter);
        assertThat(submit(token, Map.of()).errors()).containsOnlyKeys(prerun());
        var done = submit(token, Map.of(form.id("How many?"), "Ten"));
        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(done.data()).containsOnlyKeys("id", "name", "created_at");
        var run = ann.get("/organizations/" + ORG + "/runs/" + done.data().get("id"));
        assertThat(run.data()).containsEntry("started_by", 1002);
        assertThat(submit(token, Map.of(form.id("How many?"), "Ten")).errors())
                .containsOnlyKeys("token");
    }

    @Test
    void aTokenEndsAndIsGoodForItsFormOnly() {
        invite("vic@mill.example");
        deliver();
        var token = token(mail.letters().getFirst());
        var other =
                Recipe.called("Order cake")
                        .with("is_public_kickoff", true)
                        .step("Bake", Map.of())
                        .create(api);
        var elsewhere = "/public/library/" + ORG + "/blueprint/" + other.id() + "/kick-off";
        assertThat(vic.post(elsewhere, Map.of("token", token)).errors()).containsOnlyKeys("token");
        var forged = token.substring(0, 71) + (token.endsWith("0") ? "1" : "0");
        assertThat(submit(forged, Map.of()).errors()).containsOnlyKeys("token");
        api.setClock(World.NOON.plus(Duration.ofDays(1)));
        assertThat(submit(token, Map.of()).errors()).containsOnlyKeys("token");
    }

    @Test
    void theOwnerTakesOverAndWithoutEitherTheFormIsGone() {
        disable(1002);
        assertThat(invite("vic@mill.example").status()).isEqualTo(202);
        disable(1001);
        var gone = invite("vic@mill.example");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(submit("x", Map.of()).text()).isEqualTo(gone.text());
    }

    @Test
    void aPostboxIsNotFilledThroughUs() {
        for (int i = 0; i < 5; i++) {
            assertThat(invite("vic@mill.example").status()).isEqualTo(202);
        }
        var reply = invite("VIC@mill.example");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("3600");
        assertThat(invite("vi@mill.example").status()).isEqualTo(202);
    }

    @Test
    void aVisitThatCameToNothingIsForgotten() {
        invite("vic@mill.example");
        var database = api.database().database();
        ForgetVisits.run(database, World.NOON.plus(Duration.ofDays(1)));
        assertThat(visits()).isEqualTo(1);
        ForgetVisits.run(database, World.NOON.plus(Duration.ofDays(1)).plusMillis(1));
        assertThat(visits()).isZero();
    }

    @Test
    void withoutAMailServerTheAnswerSaysSo() {
        try (var silent =
                ApiServer.of(
                        TemplatesApi::mount,
                        routes -> PublicKickoffApi.mount(routes, Visits.TOKENS, false))) {
            var made =
                    Recipe.called("Order bread")
                            .with("is_public_kickoff", true)
                            .step("Bake", Map.of())
                            .create(silent);
            var there = "/public/library/" + ORG + "/blueprint/" + made.id() + "/kick-off";
            var reply =
                    silent.asNobody()
                            .post(there + "/invitations", Map.of("email", "vic@mill.example"));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("message")).asString().contains("RUNSHEET_SMTP_HOST");
        }
    }

    private Reply invite(String email) {
        return vic.post(path + "/invitations", Map.of("email", email));
    }

    private Reply submit(String token, Map<String, Object> answers) {
        return vic.post(path, Map.of("token", token, "prerun", answers));
    }

    private String prerun() {
        return "prerun." + form.id("How many?");
    }

    private void deliver() {
        mail.deliver(api);
    }

    private static String token(Letterbox.Letter letter) {
        var found = TOKEN.matcher(letter.text());
        assertThat(found.find()).as(letter.text()).isTrue();
        return found.group(1);
    }

    private int visits() {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery("select count(*) from kickoff_visit")
                                        .mapTo(Integer.class)
                                        .one());
    }

    private void disable(long member) {
        api.database()
                .database()
                .write(
                        tx ->
                                tx.execute(
                                        "update member set status = 'disabled' where org_id = ? and member_id = ?",
                                        World.FLOUR.value(),
                                        member));
    }
}
