package dev.runsheet.comment;

import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT-5S, just now",
        "PT59S, just now",
        "PT1M, 1 minute ago",
        "PT119M, 1 hour ago",
        "PT2H, 2 hours ago",
        "P1D, 1 day ago",
        "P13D, 1 week ago",
        "P45D, 1 month ago",
        "P800D, 2 years ago"
    })
    void peopleSayHowLongAgoItWas(Duration passed, String said) {
        assertThat(Ago.of(NOON, NOON.plus(passed))).isEqualTo(said);
    }
}
