package dev.runsheet.feed;

import static dev.runsheet.feed.Story.MIX;
import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Page;
import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedStoreTest {
    private static final FeedFilter ALL =
            new FeedFilter(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    static Stream<Actor> actors() {
        return Stream.of(
                ANN,
                new Actor(FLOUR, new Actor.Who.Guest(GUS, Set.of())),
                new Actor(FLOUR, new Actor.Who.Application(501)),
                Actor.clock(FLOUR));
    }

    @ParameterizedTest
    @MethodSource("actors")
    void everybodyCanBeTheDoer(Actor actor) {
        TestDatabase.tx(
                tx -> {
                    Journal.record(tx, actor, Story.completed(MIX), NOON);
                    var line = lines(tx).getFirst();
                    assertThat(line.verb()).isEqualTo("completed");
                    assertThat(line.subject()).isEqualTo(Story.task(MIX));
                    assertThat(line.parent()).isEqualTo(Story.run());
                    assertThat(line.at()).isEqualTo(NOON);
                    assertThat(line.doer().email())
                            .isEqualTo(
                                    actor.guest()
                                            .or(() -> actor.member().map(_ -> "ann@flour.example"))
                                            .orElse(null));
                });
    }

    @Test
    void everythingThatWasSaidIsKept() {
        TestDatabase.tx(
                tx -> {
                    var event =
                            new Event(
                                    Verb.UPDATED,
                                    Story.task(MIX),
                                    null,
                                    "Updated task",
                                    "title",
                                    List.of("Mix", Map.of("a", 1)),
                                    "“said” {} \\ '",
                                    Map.of("status", "active"));
                    Journal.record(tx, ANN, event, NOON);
                    assertThat(lines(tx).getFirst().entries())
                            .containsExactly(
                                    new Line.Entry(
                                            "Updated task",
                                            "title",
                                            List.of("Mix", Map.of("a", 1)),
                                            "“said” {} \\ '",
                                            Map.of("status", "active")));
                });
    }

    private static List<Line> lines(Handle tx) {
        return FeedStore.list(tx, ANN, ALL, new Page(1, 20, false)).rows();
    }
}
