package dev.runsheet.feed;

import static dev.runsheet.feed.Story.BAKING;
import static dev.runsheet.feed.Story.MIX;
import static dev.runsheet.feed.Story.SAFE;
import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The feed over the wire; the numbers are those of section 20 of the tasks spec.
class ActivityFeedsApiTest {
    private static final String COMMENT = "0123456789abcdef0123456789abcdef";
    private static final String FEED = "/organizations/" + FLOUR.hex() + "/activity-feeds";
    private static final String OF_BAKING = FEED + "?entity_type=run&entity_id=" + BAKING.hex();
    private static final RunId SELLING = new RunId(Id.next());
    private static final TaskId ERRAND = new TaskId(Id.next());
    private static final Actor GUS_HIMSELF = new Actor(FLOUR, new Actor.Who.Guest(GUS, Set.of()));
    private static final ApiServer API = ApiServer.of(ActivityFeedsApi::mount);

    /// Ann launches Baking at noon; Bob changes and completes his task the day after; Gus and the
    /// clock do something in Selling, of which Bob and Lin have no part, on the third day.
    @BeforeAll
    static void tellTheStory() {
        var tomorrow = NOON.plus(Duration.ofDays(1));
        API.database()
                .database()
                .write(
                        tx -> {
                            Story.run(tx, BAKING, 1001);
                            Story.run(tx, SELLING, 1001);
                            Story.task(tx, MIX, BAKING, List.of(1002L), false);
                            Story.task(tx, SAFE, BAKING, List.of(), true);
                            Story.task(tx, ERRAND, null, List.of(1003L), false);
                            Story.tell(tx, ANN, NOON, Story.launched());
                            Story.tell(tx, ANN, NOON, Story.completed(SAFE));
                            Story.tell(
                                    tx,
                                    BOB,
                                    tomorrow,
                                    Story.updated(MIX, "title", "Blend"),
                                    Story.updated(MIX, "summary", null));
                            Story.tell(tx, BOB, tomorrow, Story.updated(MIX, "deadline", null));
                            Story.tell(tx, BOB, tomorrow, Story.completed(MIX));
                            var selling = Subject.of(Subject.Kind.RUN, SELLING);
                            var later = NOON.plus(Duration.ofDays(2));
                            Story.tell(
                                    tx,
                                    GUS_HIMSELF,
                                    later,
                                    Event.of(Verb.COMMENTED, selling, null, "Said something")
                                            .with(Map.of("thread_id", COMMENT)));
                            Story.tell(
                                    tx,
                                    Actor.clock(FLOUR),
                                    later,
                                    Event.of(Verb.EXECUTED, selling, null, "Ran a rule"));
                            Story.tell(
                                    tx,
                                    ANN,
                                    later,
                                    Event.of(
                                            Verb.CREATED,
                                            Story.task(ERRAND),
                                            null,
                                            "Created task"));
                            return null;
                        });
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b75_theFeedOfARunIsForThoseWhoTakePart() {
        assertThat(API.as(LIN_TOKEN).get(OF_BAKING).status()).isEqualTo(403);
        assertThat(API.as(BOB_TOKEN).get(OF_BAKING).status()).isEqualTo(200);
        var rows = API.as(ANN_TOKEN).get(OF_BAKING).rows();
        assertThat(rows.getFirst())
                .containsEntry("verb", List.of("completed"))
                .containsEntry("type", List.of("Task"))
                .containsEntry("actor_id", List.of(1002));
        for (var row : rows) {
            for (var key : List.of("verb", "type", "actor_id")) {
                assertThat(row.get(key)).as(key).asInstanceOf(LIST).isNotEmpty();
            }
        }
    }

    @Test
    void aLineNamesEverythingAsClientsKnowIt() {
        var row = API.as(ANN_TOKEN).get(OF_BAKING).rows().getFirst();
        assertThat(row)
                .containsEntry("organization_id", FLOUR.hex())
                .containsEntry("source", List.of("Member"))
                .containsEntry("actor_type", List.of("App\\Models\\User"))
                .containsEntry("auditable_type", "App\\Models\\Task")
                .containsEntry("auditable_id", MIX.hex())
                .containsEntry("parentable_type", "App\\Models\\Run")
                .containsEntry("parentable_id", BAKING.hex())
                .containsEntry("description", List.of("Completed task: Mix"))
                .containsEntry("field", null)
                .containsEntry("old_value", null)
                .containsEntry("text", null)
                .containsEntry("references", null)
                .containsEntry("created_at", "2026-03-07T12:00:00Z")
                .containsEntry("undoable", false)
                .containsEntry("audit", Map.of("data", Map.of()))
                .containsEntry("parent", Map.of("data", Map.of()))
                .containsEntry("origin", null);
        assertThat(((List<?>) row.get("actor")).getFirst())
                .asInstanceOf(MAP)
                .containsEntry("email", "bob@flour.example")
                .containsEntry("username", "bob")
                .containsEntry("full_name", "Bob Stone")
                .containsEntry("profile_pic", null);
    }

    @Test
    void updatesThatFollowEachOtherAreOneLine() {
        var row = API.as(ANN_TOKEN).get(OF_BAKING).rows().get(1);
        assertThat(row)
                .containsEntry("verb", List.of("updated"))
                .containsEntry("field", List.of("deadline", "summary", "title"))
                .containsEntry("old_value", Arrays.asList(null, null, "Blend"));
        assertThat((List<?>) row.get("description")).hasSize(3);
    }

    @Test
    void aFilterComesBeforeTheMerging() {
        var reply = API.as(ANN_TOKEN).get(FEED + "?field=title");
        assertThat(reply.rows()).hasSize(1);
        assertThat(reply.rows().getFirst()).containsEntry("old_value", List.of("Blend"));
    }

    @Test
    void aGuestAndAMachineAreDoersToo() {
        var rows = API.as(ANN_TOKEN).get(FEED).rows();
        assertThat(rows.get(1))
                .containsEntry("source", List.of("Webhook"))
                .containsEntry("type", List.of("execution"))
                .containsEntry("actor", List.of())
                .containsEntry("actor_id", List.of());
        assertThat(rows.get(2))
                .containsEntry("source", List.of("Guest"))
                .containsEntry("actor_type", List.of("App\\Models\\Guest"));
        assertThat((List<?>) rows.get(2).get("actor_id")).hasSize(1);
    }

    @Test
    void whatItLookedLikeIsKept() {
        var rows = API.as(ANN_TOKEN).get(OF_BAKING + "&verb=created").rows();
        assertThat(rows.getFirst()).containsEntry("audit_state", Map.of("status", "active"));
    }

    @Test
    void aCommentIsShownInsideOfWhatItIsAbout() {
        var line = API.as(ANN_TOKEN).get(FEED + "?verb=commented").rows().getFirst();
        assertThat(line)
                .containsEntry("type", List.of("Comment"))
                .containsEntry("auditable_type", "App\\Models\\Thread")
                .containsEntry("auditable_id", COMMENT)
                .containsEntry("parentable_type", "App\\Models\\Run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verb=completed                     | 2",
                "verb=executed                      | 1",
                "type=Task                          | 4",
                "type=Process                       | 1",
                "type=Comment                       | 1",
                "type=Tag                           | 0",
                "entity_type=task                   | 4",
                "entity_type=thread                 | 1",
                "entity_type=thread&entity_id=" + COMMENT + " | 1",
                "entity_type=thread&entity_id=oven  | 0",
                "entity_type=task&entity_id=oven    | 0",
                "origin_type=run                    | 3",
                "actor_type=guest                   | 1",
                "actor_type=user                    | 5",
                "actor_id=1002                      | 2",
                "actor_email=Bob@flour.example      | 2",
                "actor_email=gus@flour.example      | 1",
                "actor_email=nobody@flour.example   | 0",
                "source=Webhook                     | 1",
                "created_after=2026-03-07           | 5",
                "created_before=2026-03-07          | 4",
                "created_after=2026-03-07&created_before=2026-03-07 | 2",
                "search=COMPLETED                   | 2",
                "search=%25%25                      | 0",
                "verb=completed&actor_id=1001       | 1"
            })
    void theFeedIsFiltered(String query, int lines) {
        var reply = API.as(ANN_TOKEN).get(FEED + "?" + query);
        assertThat(reply.rows()).hasSize(lines);
        assertThat(reply.pagination()).containsEntry("total", lines);
    }

    @Test
    void aGuestsNumberIsAnActorsToo() {
        var guest = API.as(ANN_TOKEN).get(FEED + "?actor_type=guest").rows().getFirst();
        var id = ((List<?>) guest.get("actor_id")).getFirst();
        assertThat(API.as(ANN_TOKEN).get(FEED + "?actor_id=" + id).rows()).hasSize(1);
    }

    @Test
    void anOriginMayBeOneOfItsKind() {
        var origin = FEED + "?origin_type=run&origin_id=";
        assertThat(API.as(ANN_TOKEN).get(origin + BAKING.hex()).rows()).hasSize(3);
        assertThat(API.as(ANN_TOKEN).get(origin + SELLING.hex()).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verb=baked",
                "type=Bread",
                "entity_type=bread",
                "origin_type=thread9",
                "actor_type=robot",
                "actor_id=ann",
                "source=Robot",
                "created_after=yesterday",
                "created_before=2026-02-30"
            })
    void anUnknownWordIsRefused(String query) {
        var reply = API.as(ANN_TOKEN).get(FEED + "?" + query);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys(query.substring(0, query.indexOf('=')));
    }

    @Test
    void aSearchHasTwoToAHundredCharacters() {
        assertThat(search("x").status()).isEqualTo(422);
        assertThat(search("xx").status()).isEqualTo(200);
        assertThat(search("x".repeat(100)).status()).isEqualTo(200);
        assertThat(search("x".repeat(101)).errors()).containsOnlyKeys("search");
    }

    @Test
    void anIdNeedsItsType() {
        var query = "?entity_id=" + MIX.hex() + "&origin_id=" + BAKING.hex();
        assertThat(API.as(ANN_TOKEN).get(FEED + query).errors())
                .containsOnlyKeys("entity_type", "origin_type");
    }

    @Test
    void everybodyElseSeesWhatTheyDidAndTakePartIn() {
        assertThat(descriptions(API.as(BOB_TOKEN).get(FEED)))
                .containsExactly(
                        "Completed task: Mix", "Updated task: Mix", "Launched process: Baking");
        assertThat(descriptions(API.as(LIN_TOKEN).get(FEED))).containsExactly("Created task");
    }

    @Test
    void aTopSecretTaskIsForItsAssignees() {
        assertThat(API.as(ANN_TOKEN).get(OF_BAKING).rows()).hasSize(4);
        assertThat(API.as(BOB_TOKEN).get(OF_BAKING).rows()).hasSize(3);
    }

    @Test
    void aRunThatIsNotThereIsNobodysToRead() {
        var gone = FEED + "?entity_type=run&entity_id=" + RunId.fresh().hex();
        assertThat(API.as(ANN_TOKEN).get(gone).rows()).isEmpty();
        assertThat(API.as(BOB_TOKEN).get(gone).status()).isEqualTo(403);
    }

    @Test
    void anotherOrganizationSeesNothing() {
        var feed = "/organizations/" + MILL.hex() + "/activity-feeds";
        assertThat(API.as(EVE_TOKEN).get(feed).rows()).isEmpty();
    }

    @Test
    void theFeedComesInPagesOfLines() {
        var first = API.as(ANN_TOKEN).get(FEED + "?per_page=4");
        assertThat(first.pagination())
                .containsEntry("total", 7)
                .containsEntry("count", 4)
                .containsEntry("total_pages", 2);
        var second = API.as(ANN_TOKEN).get(FEED + "?per_page=4&page=2");
        assertThat(descriptions(second))
                .containsExactly(
                        "Updated task: Mix", "Completed task: Mix", "Launched process: Baking");
        assertThat(API.as(ANN_TOKEN).get(FEED + "?per_page=4&page=3").rows()).isEmpty();
        assertThat(API.as(ANN_TOKEN).get(FEED).pagination()).containsEntry("per_page", 20);
    }

    @Test
    void theOldestMayComeFirst() {
        var newest = descriptions(API.as(ANN_TOKEN).get(FEED));
        var oldest = API.as(ANN_TOKEN).get(FEED + "?sort=created_at&per_page=3");
        assertThat(descriptions(oldest)).containsExactlyElementsOf(newest.reversed().subList(0, 3));
        var rest = API.as(ANN_TOKEN).get(FEED + "?sort=created_at&per_page=3&page=3");
        assertThat(descriptions(rest)).containsExactly(newest.getFirst());
        assertThat(API.as(ANN_TOKEN).get(FEED + "?without_pagination=1").rows()).hasSize(7);
    }

    private static Reply search(String text) {
        return API.as(ANN_TOKEN).get(FEED + "?search=" + text);
    }

    private static List<String> descriptions(Reply reply) {
        return reply.rows().stream()
                .map(row -> (String) ((List<?>) row.get("description")).getFirst())
                .toList();
    }
}
