package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long SEED = 20_261_129;

    @Test
    void whatWasAskedIsForgottenAfterAMinute() {
        var window = new Window(100);
        window.add();
        window.moveTo(130);
        window.add();
        window.moveTo(160);
        assertThat(window.sum()).isEqualTo(2);
        assertThat(window.untilFirstIsForgotten()).isEqualTo(1);
        window.moveTo(161);
        assertThat(window.sum()).isEqualTo(1);
        assertThat(window.untilFirstIsForgotten()).isEqualTo(30);
        window.moveTo(100_000);
        assertThat(window.sum()).isZero();
    }

    @Test
    void itAgreesWithAListOfAllMoments() {
        var random = new Random(SEED);
        long now = -1_000;
        var window = new Window(now);
        var all = new ArrayList<Long>();
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(90) : 0;
            window.moveTo(now);
            window.add();
            all.add(now);
            long since = now - 60;
            assertThat(window.sum())
                    .as("seed %d, step %d", SEED, i)
                    .isEqualTo((int) all.stream().filter(each -> each >= since).count());
        }
    }
}
