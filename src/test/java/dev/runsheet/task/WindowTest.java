package dev.runsheet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void aDayIsFromMidnightToMidnight() {
        assertThat(Window.days("2026-03-06")).isEqualTo(window("2026-03-06", "2026-03-07"));
    }

    @Test
    void daysAreThereWithBothEnds() {
        var days = Window.days("2026-03-06:2026-03-09");
        assertThat(days).isEqualTo(window("2026-03-06", "2026-03-10"));
    }

    @Test
    void beforeAndAfterLeaveTheDayOut() {
        assertThat(Window.after("2026-03-06").and(Window.before("2026-03-09")))
                .isEqualTo(window("2026-03-07", "2026-03-09"));
    }

    @Test
    void afterAMomentBeginsJustBehindIt() {
        assertThat(Window.after("2026-03-06T09:00:00Z").from())
                .isEqualTo("2026-03-06T09:00:00.001Z");
    }

    @Test
    void whatIsNoDateHoldsNothing() {
        for (var text : new String[] {"lately", "", "2026-13-01", "2026-03-06:", ":2026-03-06"}) {
            var window = Window.days(text);
            assertThat(window.from()).as(text).isAfterOrEqualTo(window.before());
        }
    }

    private static Window window(String from, String before) {
        return new Window(Instant.parse(from + "T00:00:00Z"), Instant.parse(before + "T00:00:00Z"));
    }
}
