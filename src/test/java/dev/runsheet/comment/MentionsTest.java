package dev.runsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.MemberId;
import dev.runsheet.people.Person;
import dev.runsheet.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final Map<MemberId, Person> PEOPLE =
            Map.of(
                    World.ANN_ID,
                    new Person(World.ANN_ID, "ann@flour.example", "ann", "Ann", "O'Baker & <Co>"),
                    World.BOB_ID,
                    new Person(World.BOB_ID, "bob@flour.example", null, "", ""));

    @Test
    void membersAreNamedByTheirNumbers() {
        assertThat(
                        Mentions.in(
                                "@[1001], and @[1002]: @[1001] @[x] @[] @ [3] @[99999999999999999999]"))
                .satisfies(
                        named ->
                                assertThat(named.members())
                                        .containsExactly(World.ANN_ID, World.BOB_ID));
    }

    @Test
    void guestsAreNamedByTheirAddresses() {
        assertThat(
                        Mentions.in(
                                        "+gus@flour.example, +Gil@Mill.Example. (+sue@a.example) a+b@c.example +x +1@2 <p>+tom@d.example</p>")
                                .guests())
                .containsExactly(
                        "gus@flour.example", "gil@mill.example", "sue@a.example", "tom@d.example");
    }

    @Test
    void whatStandsInATagNamesNobody() {
        var content = "<a title=\"@[1001] +gus@flour.example\">x</a>";
        assertThat(Mentions.in(content).isNobody()).isTrue();
        assertThat(Mentions.rendered(content, PEOPLE)).isEqualTo(content);
    }

    @Test
    void namesAreShownAsText() {
        assertThat(Mentions.rendered("<p>@[1001] or @[1002] or @[77] for $1</p>", PEOPLE))
                .isEqualTo(
                        "<p><strong>Ann O'Baker &amp; &lt;Co&gt;</strong> or <strong>bob@flour.example</strong> or @[77] for $1</p>");
    }

    @Test
    void aLongTextIsReadInNoTime() {
        assertThat(Mentions.in("+".repeat(100_000)).isNobody()).isTrue();
        assertThat(Mentions.in("+a".repeat(50_000)).isNobody()).isTrue();
        assertThat(Mentions.in("+a@".repeat(33_000)).isNobody()).isTrue();
        assertThat(Mentions.in("<".repeat(100_000)).isNobody()).isTrue();
    }
}
