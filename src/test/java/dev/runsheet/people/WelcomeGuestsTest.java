package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.BOB;
import static dev.runsheet.testing.World.EVE;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.TooMany;
import dev.runsheet.base.Refusal;
import dev.runsheet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class WelcomeGuestsTest {
    private static final Page ALL = new Page(1, 999, true);

    @Test
    void onlyStrangersBecomeGuestsAndOnlyOnce() {
        TestDatabase.tx(
                tx -> {
                    var emails = List.of(GUS, "new@x.example", "new@x.example");
                    WelcomeGuests.run(tx, BOB, emails, NOON);
                    WelcomeGuests.run(tx, BOB, emails, NOON);
                    var guests = GuestStore.list(tx, FLOUR, "", "", ALL).rows();
                    assertThat(guests)
                            .extracting(Guest::email)
                            .containsExactly(GUS, "new@x.example");
                    assertThat(guests).extracting(Guest::id).doesNotHaveDuplicates();
                });
    }

    @Test
    void nobodyIsFineForEverybody() {
        TestDatabase.tx(
                tx -> {
                    WelcomeGuests.run(tx, LIN, List.of(), NOON);
                    WelcomeGuests.run(tx, LIN, List.of(GUS), NOON);
                });
    }

    @Test
    void aLightMemberInvitesNoGuest() {
        TestDatabase.tx(
                tx ->
                        assertThatThrownBy(
                                        () ->
                                                WelcomeGuests.run(
                                                        tx, LIN, List.of("new@x.example"), NOON))
                                .isInstanceOfSatisfying(
                                        Refusal.class,
                                        refusal ->
                                                assertThat(refusal.problem())
                                                        .isInstanceOf(Forbidden.class)));
    }

    // 35
    @Test
    void theThirtyFirstGuestOfAnHourIsRefusedBeforeAnyEffect() {
        TestDatabase.tx(
                tx -> {
                    WelcomeGuests.run(tx, ANN, guests(0, 20), NOON);
                    WelcomeGuests.run(tx, ANN, guests(20, 29), NOON.plus(Duration.ofMinutes(10)));
                    var later = NOON.plus(Duration.ofMinutes(20));
                    assertThat(refused(tx, guests(28, 31), later))
                            .isEqualTo(
                                    new TooMany(
                                            "You've reached the hourly limit for Guest Invite (30 per hour per organization). Please try again later.",
                                            40 * 60));
                    assertThat(GuestStore.list(tx, FLOUR, "guest", "", ALL).rows()).hasSize(29);
                    WelcomeGuests.run(tx, ANN, guests(28, 30), later);
                });
    }

    @Test
    void theHourIsWaitedForAsLongAsItTakes() {
        TestDatabase.tx(
                tx -> {
                    WelcomeGuests.run(tx, ANN, guests(0, 20), NOON);
                    WelcomeGuests.run(tx, ANN, guests(20, 30), NOON.plusSeconds(600));
                    var later = NOON.plusSeconds(700);
                    assertThat(refused(tx, guests(30, 51), later).retryAfterSeconds())
                            .isEqualTo(3500);
                    assertThat(refused(tx, guests(30, 61), later).retryAfterSeconds())
                            .isEqualTo(3600);
                    WelcomeGuests.run(tx, ANN, guests(30, 50), NOON.plusSeconds(3600));
                });
    }

    @Test
    void everyOrganizationHasItsOwnHour() {
        TestDatabase.tx(
                tx -> {
                    WelcomeGuests.run(tx, ANN, guests(0, 30), NOON);
                    WelcomeGuests.run(tx, EVE, guests(0, 30), NOON);
                });
    }

    @Test
    void twoAtOnceDoNotShareTheLastPlace() {
        try (var own = TestDatabase.fresh()) {
            own.database()
                    .write(
                            tx -> {
                                WelcomeGuests.run(tx, ANN, guests(0, 29), NOON);
                                return null;
                            });
            var refused =
                    IntStream.range(40, 46)
                            .mapToObj(i -> CompletableFuture.supplyAsync(() -> isRefused(own, i)))
                            .toList();
            assertThat(refused.stream().filter(CompletableFuture::join)).hasSize(5);
        }
    }

    private static boolean isRefused(TestDatabase own, int guest) {
        try {
            own.database()
                    .write(
                            tx -> {
                                WelcomeGuests.run(tx, ANN, guests(guest, guest + 1), NOON);
                                return null;
                            });
            return false;
        } catch (Refusal refusal) {
            return refusal.problem() instanceof TooMany;
        }
    }

    private static List<String> guests(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "guest" + i + "@x.example").toList();
    }

    private static TooMany refused(Handle tx, List<String> emails, Instant now) {
        try {
            WelcomeGuests.run(tx, ANN, emails, now);
        } catch (Refusal refusal) {
            return (TooMany) refusal.problem();
        }
        throw new AssertionError("nothing was refused");
    }
}
