package dev.runsheet.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final String MARK =
            "<span class=\"insert-snippet-tag\" data-snippet-id=\"17\">[[Oven]]</span>";
    private static final Snippets OVEN = new Snippets(Map.of(17L, "<b>Hot</b>"));

    @Test
    void aSnippetTakesThePlaceOfItsMark() {
        assertThat(OVEN.in("<p>The " + MARK + " oven, " + MARK + "!</p>"))
                .isEqualTo("<p>The <b>Hot</b> oven, <b>Hot</b>!</p>");
    }

    @Test
    void oneThatIsGoneLeavesNothing() {
        assertThat(Snippets.NONE.in("<p>The " + MARK + " oven</p>")).isEqualTo("<p>The  oven</p>");
        assertThat(OVEN.in(MARK.replace("17", "x17"))).isEmpty();
        assertThat(OVEN.in(MARK.replace("17", "9".repeat(30)))).isEmpty();
    }

    @Test
    void attributesComeInAnyOrderAndTheTitleMayBeMarkedUp() {
        var other =
                "<span data-snippet-id=\"17\" title=\"x\" class=\"a insert-snippet-tag\"><span>[[</span><i>Oven</i>]]</span>";
        assertThat(OVEN.in("a " + other + " <span>b</span>"))
                .isEqualTo("a <b>Hot</b> <span>b</span>");
    }

    @Test
    void otherSpansStay() {
        var variable = "<span class=\"insert-variable-tag\">{{x-1}}</span>";
        assertThat(OVEN.in(variable)).isEqualTo(variable);
        assertThat(OVEN.in(null)).isNull();
    }

    @Test
    void aBlockInsideOfAParagraphIsPutRight() {
        var block = new Snippets(Map.of(17L, "<p>Hot</p>"));
        assertThat(block.in("<p>" + MARK + "</p>")).isEqualTo("<p></p><p>Hot</p>");
    }

    @Test
    void manyMarksTakeNoLongerThanTheyAreMany() {
        var open = "<span class=\"insert-snippet-tag\" data-snippet-id=\"17\">";
        assertTimeout(Duration.ofSeconds(5), () -> OVEN.in(open.repeat(8_000)));
        assertThat(new Snippets(Map.of(17L, "x".repeat(900_000))).in(MARK.repeat(9)))
                .hasSizeLessThan(2_000_001);
    }
}
