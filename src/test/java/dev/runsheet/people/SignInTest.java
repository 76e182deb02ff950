package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.SignIn.Outcome;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String BOB = "bob@flour.example";
    private static final String RYE = World.PASSWORD;
    private static final String HOME = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.1";
    private static final Outcome IN = new Outcome.In(BOB_ID);
    private static final Outcome WRONG = new Outcome.Wrong();

    @Test
    void thePasswordOfAnAddressIsItsMember() {
        TestDatabase.tx(
                tx -> {
                    assertThat(SignIn.run(tx, " BOB@flour.example ", RYE, HOME, NOON))
                            .isEqualTo(IN);
                    assertThat(AccountStore.find(tx, BOB_ID).lastLoginAt()).isEqualTo(NOON);
                    assertThat(AccountStore.find(tx, ANN_ID).lastLoginAt()).isNull();
                });
    }

    @Test
    void whoHasNoneOrIsNobodyIsAnsweredAsAWrongPassword() {
        TestDatabase.tx(
                tx -> {
                    for (var email :
                            List.of(
                                    BOB,
                                    "lin@flour.example",
                                    "nobody@flour.example",
                                    "no address",
                                    "")) {
                        assertThat(SignIn.run(tx, email, "Rye4Us", HOME, NOON))
                                .as(email)
                                .isEqualTo(WRONG);
                    }
                });
    }

    @Test
    void whoeverGuessesWaitsLongerEachTimeBeItTheRightPassword() {
        TestDatabase.tx(
                tx -> {
                    guess(tx, 5, BOB, ELSEWHERE, NOON);
                    assertThat(SignIn.run(tx, BOB, RYE, ELSEWHERE, NOON))
                            .isEqualTo(new Outcome.Later(1));
                    assertThat(SignIn.run(tx, BOB, "Rye4Us", "203.0.113.9", NOON))
                            .isEqualTo(new Outcome.Later(1));
                    var then = NOON.plusSeconds(1);
                    assertThat(SignIn.run(tx, BOB, "Rye4Us", ELSEWHERE, then)).isEqualTo(WRONG);
                    assertThat(SignIn.run(tx, BOB, RYE, ELSEWHERE, then))
                            .isEqualTo(new Outcome.Later(2));
                    assertThat(SignIn.run(tx, BOB, RYE, ELSEWHERE, then.plusSeconds(2)))
                            .isEqualTo(IN);
                });
    }

    @Test
    void anAddressThatNobodyHasWaitsAsLong() {
        TestDatabase.tx(
                tx -> {
                    guess(tx, 5, "nobody@flour.example", ELSEWHERE, NOON);
                    assertThat(SignIn.run(tx, "nobody@flour.example", RYE, HOME, NOON))
                            .isEqualTo(new Outcome.Later(1));
                });
    }

    @Test
    void othersCannotShutAPersonOutOfWhereTheyHaveBeen() {
        TestDatabase.tx(
                tx -> {
                    SignIn.run(tx, BOB, RYE, HOME, NOON);
                    guess(tx, 5, BOB, ELSEWHERE, NOON.plusSeconds(1));
                    var then = NOON.plusSeconds(1);
                    assertThat(SignIn.run(tx, BOB, RYE, ELSEWHERE, then))
                            .isEqualTo(new Outcome.Later(1));
                    assertThat(SignIn.run(tx, BOB, RYE, HOME, then)).isEqualTo(IN);
                });
    }

    @Test
    void whereAPersonHasBeenOneMayNotGuessForEverEither() {
        TestDatabase.tx(
                tx -> {
                    SignIn.run(tx, BOB, RYE, HOME, NOON);
                    var then = NOON.plusSeconds(1);
                    guess(tx, 5, BOB, HOME, then);
                    assertThat(SignIn.run(tx, BOB, RYE, HOME, then))
                            .isEqualTo(new Outcome.Later(1));
                });
    }

    @Test
    void oneAddressMayNotTryOnePasswordOnEverybody() {
        TestDatabase.tx(
                tx -> {
                    for (int i = 0; i < 20; i++) {
                        SignInStore.fail(
                                tx,
                                Optional.of("p" + i + "@flour.example"),
                                Place.of(ELSEWHERE),
                                NOON);
                    }
                    assertThat(SignIn.run(tx, "p20@flour.example", RYE, ELSEWHERE, NOON))
                            .isEqualTo(new Outcome.Later(1));
                    assertThat(SignIn.run(tx, "p20@flour.example", RYE, HOME, NOON))
                            .isEqualTo(WRONG);
                });
    }

    @Test
    void aDayLaterAllIsForgotten() {
        TestDatabase.tx(
                tx -> {
                    guess(tx, 5, BOB, ELSEWHERE, NOON);
                    var tomorrow = NOON.plus(Duration.ofDays(1));
                    guess(tx, 4, BOB, ELSEWHERE, tomorrow);
                    assertThat(SignIn.run(tx, BOB, RYE, ELSEWHERE, tomorrow)).isEqualTo(IN);
                });
    }

    @Test
    void theOrganizationsOfAnAddressAreToldOfFailures() {
        try (var database = TestDatabase.fresh()) {
            var flour = database.database();
            flour.write(
                    tx -> {
                        SignIn.run(tx, BOB, "guess", HOME, NOON);
                        SignIn.run(tx, "nobody@flour.example", "guess", HOME, NOON);
                        return SignIn.run(tx, "Rye4us", "oops", HOME, NOON);
                    });
            TellFailedSignIns.run(flour, NOON.plusSeconds(9));
            TellFailedSignIns.run(flour, NOON.plusSeconds(18));
            assertThat(flour.<List<String>>read(SignInTest::log))
                    .containsExactly(
                            FLOUR.hex()
                                    + " warning login_failed Somebody failed to sign in as "
                                    + BOB
                                    + " {\"email\": \"bob@flour.example\", \"address\": \"192.0.2.7\"} "
                                    + NOON);
            assertThat(flour.<List<String>>read(SignInTest::entered))
                    .containsExactly(BOB, "nobody@flour.example", "-");
        }
    }

    @Test
    void whatIsGoodForNothingAnyMoreIsForgotten() {
        try (var database = TestDatabase.fresh()) {
            var flour = database.database();
            flour.write(
                    tx -> {
                        SignIn.run(tx, BOB, "guess", HOME, NOON);
                        return SignIn.run(tx, BOB, RYE, HOME, NOON);
                    });
            TellFailedSignIns.run(flour, NOON);
            ForgetSignIns.run(flour, NOON.plus(Duration.ofHours(23)));
            assertThat(flour.<List<String>>read(SignInTest::entered)).hasSize(1);
            ForgetSignIns.run(flour, NOON.plus(Duration.ofHours(25)));
            assertThat(flour.<List<String>>read(SignInTest::entered)).isEmpty();
            assertThat(flour.<List<String>>read(SignInTest::places)).hasSize(1);
            ForgetSignIns.run(flour, NOON.plus(Duration.ofDays(91)));
            assertThat(flour.<List<String>>read(SignInTest::places)).isEmpty();
        }
    }

    private static void guess(Handle tx, int times, String email, String address, Instant at) {
        for (int i = 0; i < times; i++) {
            assertThat(SignIn.run(tx, email, "Rye4Us", address, at)).isEqualTo(WRONG);
        }
    }

    private static List<String> log(Handle tx) {
        return tx.createQuery(
                        "select org_id, severity, event, text, data, at from system_log order by id")
                .map(
                        (row, _) ->
                                String.join(
                                        " ",
                                        row.getString("org_id").replace("-", ""),
                                        row.getString("severity"),
                                        row.getString("event"),
                                        row.getString("text"),
                                        row.getString("data"),
                                        row.getObject("at", OffsetDateTime.class)
                                                .toInstant()
                                                .toString()))
                .list();
    }

    private static List<String> entered(Handle tx) {
        return tx.createQuery("select coalesce(email, '-') from failed_sign_in order by id")
                .mapTo(String.class)
                .list();
    }

    private static List<String> places(Handle tx) {
        return tx.createQuery("select address from sign_in_address").mapTo(String.class).list();
    }
}
