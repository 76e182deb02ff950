package dev.runsheet.notify;

import static dev.runsheet.notify.Office.ORG;
import static dev.runsheet.notify.Office.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People are reminded of what they have to do: by the clock, in the morning, and by each other.
class DeadlinesTest {
    /// Of the tasks of `Office`.
    private static final Instant DEADLINE = Instant.parse("2026-03-09T08:30:00Z");

    private static final Map<String, Object> BOB_AND_GUS =
            Map.of("users", List.of(1002), "guests", List.of(World.GUS));

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    private long rows(String counting) {
        return office.database.read(tx -> tx.createQuery(counting).mapTo(Long.class).one());
    }

    private void remind(Instant now) {
        TellDeadlines.run(office.database, now);
        office.mail.deliver(office.database, now);
    }

    private void morning(String moment) {
        var now = Instant.parse(moment);
        SendDigests.run(office.database, now);
        office.mail.deliver(office.database, now);
    }

    @Test
    void ofEachDeadlineOneIsRemindedADayBeforeAndWhenItWentBy() {
        office.task("Sweep", BOB_AND_GUS);
        office.task("Mop", Map.of("users", List.of(1002)));
        office.begin();
        remind(DEADLINE.minus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(office.told()).isEmpty();

        remind(DEADLINE.minus(Duration.ofDays(1)));
        remind(DEADLINE.minusSeconds(1));
        assertThat(office.told())
                .containsExactly("bob: 2 tasks are due soon", "gus: Due soon: Sweep");
        assertThat(office.mail.lettersTo(Office.BOB).getFirst().text())
                .startsWith(
                        """
                        These tasks are due soon.

                        Sweep
                        Due Monday, 9 March 2026 at 08:30 UTC

                        Mop
                        Due Monday, 9 March 2026 at 08:30 UTC

                        Open your tasks:
                        https://runsheet.example/tasks
                        """);
        assertThat(office.notices(office.bob))
                .extracting(each -> each.get("text"))
                .containsExactlyInAnyOrder("Due soon: Sweep", "Due soon: Mop");

        office.mail.empty();
        remind(DEADLINE);
        remind(DEADLINE.plusSeconds(60));
        assertThat(office.told())
                .containsExactly("bob: 2 tasks are overdue", "gus: Overdue: Sweep");
    }

    @Test
    void aNewDeadlineIsANewReminder() {
        var id = office.task("Sweep", Map.of("users", List.of(1002)));
        office.begin();
        remind(DEADLINE);
        ok(office.ann.put(ORG + "/tasks/" + id, Map.of("deadline", "2026-03-10 08:30:00")));
        remind(DEADLINE.plus(Duration.ofDays(1)));
        assertThat(office.told()).containsExactly("bob: Overdue: Sweep", "bob: Overdue: Sweep");
    }

    @Test
    void whatIsDoneHiddenArchivedOrLongPastIsNoReminder() {
        var done = office.task("Sweep", Map.of("users", List.of(1002)));
        ok(office.ann.post(ORG + "/completed-tasks", Map.of("task_id", done)));
        var run =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1002)))
                        .create(office.api)
                        .launch(Map.of());
        ok(office.ann.delete(run.path()));
        office.task("Mop", Map.of("users", List.of(1002)));
        office.task("Lock", Map.of("users", List.of(1002)), Map.of("task_type", "expiring"));
        office.begin();
        remind(DEADLINE.plus(Duration.ofDays(1)));
        assertThat(office.told()).isEmpty();
        remind(DEADLINE);
        assertThat(office.told()).containsExactly("bob: Overdue: Mop");
    }

    @Test
    void whatWasDueSoonFromTheBeginningIsNotSaidTwice() {
        office.task(
                "Sweep", Map.of("users", List.of(1002)), Map.of("deadline", "2026-03-07 08:30:00"));
        office.begin();
        remind(World.NOON);
        assertThat(office.told()).isEmpty();
    }

    @Test
    void aDigestComesAtSixInTheMorningOfItsReaderOnTheirDays() {
        office.task("Sweep", BOB_AND_GUS);
        office.task(
                "Mop", Map.of("users", List.of(1002)), Map.of("deadline", "2026-03-05 08:30:00"));
        office.task(
                "Dust",
                Map.of("groups", List.of(World.OVENS.hex())),
                Map.of("deadline", "2026-04-01 10:00:00"));
        office.database.write(
                tx ->
                        tx.createUpdate(
                                        "update account set timezone = 'America/Chicago' where member_id = 1002")
                                .execute());
        office.begin();
        morning("2026-03-09T05:59:59Z");
        assertThat(office.told()).isEmpty();
        morning("2026-03-09T06:00:00Z");
        morning("2026-03-09T06:01:00Z");
        assertThat(office.told()).containsExactly("gus: Your tasks: 1 due soon");

        office.mail.empty();
        morning("2026-03-09T10:59:59Z");
        assertThat(office.told()).isEmpty();
        morning("2026-03-09T11:00:00Z");
        assertThat(office.told()).containsExactly("bob: Your tasks: 2 overdue, 1 open");
        assertThat(office.mail.letters().getFirst().text())
                .startsWith(
                        """
                        Good morning. This is what waits for you:

                        Overdue:
                        • Mop, due Thursday, 5 March 2026 at 02:30 CST
                        • Sweep, due Monday, 9 March 2026 at 03:30 CDT

                        Open:
                        • Dust, due Wednesday, 1 April 2026 at 05:00 CDT

                        Open your tasks:
                        https://runsheet.example/tasks
                        """);
        office.mail.empty();
        morning("2026-03-10T11:00:00Z");
        assertThat(office.told()).as("Tuesday is none of the usual days").isEmpty();
        ForgetNotices.run(office.database, Instant.parse("2027-03-10T11:00:00Z"));
        assertThat(office.database.<Integer>read(DeadlinesTest::digests)).isZero();
    }

    private static int digests(Handle tx) {
        return tx.createQuery("select count(*) from digest_done").mapTo(Integer.class).one();
    }

    @Test
    void ownDaysWinAndNoneIsNever() {
        office.task("Sweep", Map.of("users", List.of(1002, 1003), "guests", List.of(World.GUS)));
        office.begin();
        var mine = ORG + "/x/me/notifications";
        ok(office.bob.put(mine, Map.of("digest_days", List.of("tuesday"))));
        ok(office.gus.put(mine, Map.of("digest_days", List.of("tuesday"))));
        ok(office.lin.put(mine, Map.of("kinds", Map.of("digest", Map.of("mail", false)))));
        morning("2026-03-09T06:00:00Z");
        assertThat(office.told()).isEmpty();
        morning("2026-03-10T06:00:00Z");
        assertThat(office.told())
                .containsExactly("bob: Your tasks: 1 overdue", "gus: Your tasks: 1 overdue");

        var letter = office.mail.lettersTo(World.GUS).getFirst().header("List-Unsubscribe");
        var link = letter.substring("<https://runsheet.example".length(), letter.length() - 1);
        ok(office.api.asNobody().post(link, ""));
        assertThat(ok(office.gus.get(mine)).data()).containsEntry("digest_days", List.of());
    }

    @Test
    void whoHasNothingToDoGetsNoDigestAndNobodyGetsTwo() throws Exception {
        office.task("Sweep", Map.of("users", List.of(1002)));
        office.begin();
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                servers.submit(
                        () ->
                                SendDigests.run(
                                        office.database, Instant.parse("2026-03-09T06:00:00Z")));
            }
        }
        office.mail.deliver(office.database, Instant.parse("2026-03-09T06:00:00Z"));
        assertThat(office.told()).containsExactly("bob: Your tasks: 1 due soon");
    }

    @Test
    void aLongDigestCountsTheRest() {
        for (int i = 1; i <= 22; i++) {
            office.task("Task " + i, Map.of("users", List.of(1002)));
        }
        office.begin();
        morning("2026-03-09T06:00:00Z");
        assertThat(office.mail.letters().getFirst().text())
                .contains("• Task 20, due")
                .contains("and 2 more");
    }

    @Test
    void aReminderGoesToAllOthersWhateverTheyChose() {
        var id =
                office.task(
                        "Sweep",
                        Map.of("users", List.of(1001, 1002), "guests", List.of(World.GUS)));
        office.begin();
        ok(office.bob.put(ORG + "/x/me/notifications", Map.of("digest_days", List.of())));
        assertThat(ok(office.ann.post(ORG + "/x/tasks/" + id + "/remind", "")).data())
                .containsEntry("reminded", 2);
        office.mail.deliver(office.api);
        assertThat(office.told()).containsExactly("bob: Reminder: Sweep", "gus: Reminder: Sweep");
        assertThat(office.mail.lettersTo(Office.BOB).getFirst().text())
                .startsWith("Ann Baker reminds you of a task.\n\nSweep\nDue Monday, 9 March");
        assertThat(office.mail.lettersTo(Office.BOB).getFirst().header("List-Unsubscribe"))
                .isNull();
        assertThat(office.notices(office.bob))
                .extracting(each -> each.get("text"))
                .containsExactly("Ann Baker reminds you of Sweep");

        var soon = office.bob.post(ORG + "/x/tasks/" + id + "/remind", "");
        assertThat(soon.status()).isEqualTo(429);
        assertThat(soon.header("Retry-After")).isEqualTo("3600");
        office.mail.deliver(office.api);
        assertThat(office.told()).hasSize(2);
        office.api.setClock(World.NOON.plus(Duration.ofHours(1)));
        ok(office.bob.post(ORG + "/x/tasks/" + id + "/remind", ""));

        assertThat(office.lin.post(ORG + "/x/tasks/" + id + "/remind", "").status()).isEqualTo(403);
        ForgetNotices.run(office.database, World.NOON.plus(Duration.ofDays(91)));
        assertThat(rows("select count(*) from reminder")).isZero();
        assertThat(office.ann.post(ORG + "/x/tasks/" + World.FLOUR.hex() + "/remind", "").status())
                .isEqualTo(404);
        ok(office.ann.post(ORG + "/completed-tasks", Map.of("task_id", id)));
        assertThat(office.ann.post(ORG + "/x/tasks/" + id + "/remind", "").status()).isEqualTo(422);
    }
}
