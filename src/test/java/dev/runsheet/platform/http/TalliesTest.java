package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.http.Throttle.Standing;
import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two servers on one database keep one limit.
class TalliesTest {
    private static final String BREAD = "/organizations/" + TestServer.BAKERY.hex() + "/bread";

    private final TestDatabase database = TestDatabase.fresh();
    private final AtomicLong second = new AtomicLong(1_000);

    @AfterEach
    void close() {
        database.close();
    }

    private Tallies tallies(Throttle throttle) {
        return new Tallies(database.database(), throttle);
    }

    /// Servers tell of minutes, not of moments: their clocks need not agree.
    @Test
    void whatWasAskedElsewhereCountsHere() {
        var one = new Throttle(10, second::get);
        var other = new Throttle(10, () -> second.get() - 5_000_000);
        var ofOne = tallies(one);
        var ofOther = tallies(other);
        for (int i = 0; i < 6; i++) {
            one.ask("ann");
        }
        ofOne.exchange();
        other.ask("bob");
        ofOther.exchange();
        assertThat(other.ask("ann")).isEqualTo(new Standing(10, 3, 0));
        assertThat(other.ask("bob")).isEqualTo(new Standing(10, 8, 0));
        second.addAndGet(30);
        for (int i = 0; i < 3; i++) {
            other.ask("ann");
        }
        assertThat(other.ask("ann")).isEqualTo(new Standing(10, 0, 31));
        second.addAndGet(31);
        ofOne.exchange();
        ofOther.exchange();
        assertThat(other.ask("ann")).isEqualTo(new Standing(10, 6, 0));
    }

    /// What a server has told before it died is held against its users for a minute, and no longer.
    @Test
    void whatADeadServerToldIsForgotten() {
        var one = new Throttle(10, second::get);
        var dead = new Throttle(10, second::get);
        for (int i = 0; i < 10; i++) {
            dead.ask("ann");
        }
        tallies(dead).exchange();
        var ofOne = tallies(one);
        one.ask("bob");
        ofOne.exchange();
        assertThat(one.ask("ann").isRefused()).isTrue();
        aMinutePasses();
        one.ask("bob");
        ofOne.exchange();
        assertThat(one.ask("ann")).isEqualTo(new Standing(10, 9, 0));
    }

    @Test
    void whatWasHeardIsForgottenWhenTheDatabaseIsSilent() {
        var one = new Throttle(10, second::get);
        one.hear(List.of(new Throttle.Asked("ann", 10, 61)));
        second.addAndGet(60);
        assertThat(one.ask("ann").isRefused()).isTrue();
        second.addAndGet(1);
        assertThat(one.ask("ann")).isEqualTo(new Standing(10, 9, 0));
    }

    /// The bound that ADR 29 states, whatever the order: the limit, and what came to the other
    /// server between two exchanges.
    @Test
    void twoServersTogetherAnswerTheLimitAndWhatCameBetweenTwoExchanges() {
        int limit = 600;
        int between = 25;
        var throttles = List.of(new Throttle(limit, second::get), new Throttle(limit, second::get));
        var tallies = throttles.stream().map(this::tallies).toList();
        var routes = new Routes();
        routes.get("/organizations/{org}/bread", (_, _) -> Answer.empty());
        try (var one = new TestServer(routes, throttles.get(0));
                var other = new TestServer(routes, throttles.get(1))) {
            int answered = 0;
            for (int round = 0; round < 16; round++) {
                for (var server : List.of(one, other)) {
                    answered +=
                            (int)
                                    Stream.generate(() -> server.send("GET", BREAD, ""))
                                            .limit(between)
                                            .filter(answer -> answer.statusCode() == 200)
                                            .count();
                }
                tallies.forEach(Tallies::exchange);
            }
            assertThat(answered).isBetween(limit, limit + between);
        }
    }

    @Test
    void itIsToldAndHeardWithoutBeingAskedTo() {
        int limit = 100_000;
        var one = new Throttle(limit);
        var other = new Throttle(limit);
        try (var ofOne = tallies(one);
                var ofOther = tallies(other)) {
            ofOne.start();
            ofOther.start();
            for (int i = 0; i < limit; i++) {
                one.ask("ann");
            }
            int answered = 0;
            while (!other.ask("ann").isRefused()) {
                answered++;
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(answered).isLessThan(limit / 2);
        }
    }

    @Test
    void aServerThatNobodyAsksIsSilent() {
        var one = new Throttle(10, second::get);
        var tallies = tallies(one);
        tallies.exchange();
        assertThat(rows()).isZero();
        one.ask("ann");
        tallies.exchange();
        assertThat(rows()).isEqualTo(1);
    }

    private int rows() {
        return database.database()
                .read(
                        tx ->
                                tx.createQuery("select count(*) from tally")
                                        .mapTo(Integer.class)
                                        .one());
    }

    private void aMinutePasses() {
        second.addAndGet(60);
        database.database()
                .write(
                        tx ->
                                tx.execute(
                                        "update tally set told_at = told_at - interval '1 minute'"));
    }
}
