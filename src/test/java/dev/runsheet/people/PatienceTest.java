package dev.runsheet.people;

import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.Patience.Guesses;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Guesses NONE = new Guesses(0, null);

    @Test
    void fiveWrongPasswordsOfAnAccountAreFreeAndThenEachWaitDoubles() {
        var waits =
                IntStream.rangeClosed(0, 17)
                        .mapToObj(count -> new Patience(guesses(count), NONE, false, NONE))
                        .map(patience -> patience.secondsLeft(NOON));
        assertThat(waits)
                .containsExactly(
                        0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900);
    }

    @Test
    void twentyFromOneAddressAreFreeWhateverTheAccounts() {
        assertThat(new Patience(NONE, guesses(19), false, NONE).secondsLeft(NOON)).isZero();
        assertThat(new Patience(NONE, guesses(20), false, NONE).secondsLeft(NOON)).isEqualTo(1);
        assertThat(new Patience(guesses(9), guesses(21), false, NONE).secondsLeft(NOON))
                .isEqualTo(16);
    }

    @Test
    void whereAPersonHasBeenOnlyTheirOwnMistakesCount() {
        var others = guesses(1000);
        assertThat(new Patience(others, others, true, guesses(4)).secondsLeft(NOON)).isZero();
        assertThat(new Patience(others, others, true, guesses(6)).secondsLeft(NOON)).isEqualTo(2);
    }

    @Test
    void aWaitEnds() {
        var patience = new Patience(guesses(8), NONE, false, NONE);
        assertThat(patience.secondsLeft(NOON.plusMillis(7001))).isEqualTo(1);
        assertThat(patience.secondsLeft(NOON.plusSeconds(8))).isZero();
    }

    @Test
    void neighboursInOneNetworkOfSixCountAsOne() {
        assertThat(Place.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Place.of("2001:db8:1:2::1"));
        assertThat(Place.of("2001:db8:1:2::1")).isNotEqualTo(Place.of("2001:db8:1:3::1"));
        assertThat(Place.of("::ffff:192.0.2.7")).isEqualTo(new Place("192.0.2.7"));
        assertThat(Place.of("192.0.2.7")).isNotEqualTo(Place.of("192.0.2.8"));
        assertThat(Place.of("x".repeat(100)).word()).hasSize(64);
    }

    private static Guesses guesses(int count) {
        return new Guesses(count, NOON);
    }
}
