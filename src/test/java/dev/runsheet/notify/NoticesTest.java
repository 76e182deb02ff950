package dev.runsheet.notify;

import static dev.runsheet.notify.Office.ORG;
import static dev.runsheet.notify.Office.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is told of what, within the product and by mail (platform spec 13); the mail server is a
/// real one.
class NoticesTest {
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whoGetsATaskIsToldAndWhoGivesItIsNot() {
        var id =
                office.task(
                        "Sweep the floor",
                        Map.of("users", List.of(1001, 1002), "guests", List.of(World.GUS)));
        office.tell();
        office.tell();

        assertThat(office.told())
                .containsExactly(
                        "bob: Task for you: Sweep the floor", "gus: Task for you: Sweep the floor");
        assertThat(office.mail.lettersTo(Office.BOB).getFirst().text())
                .startsWith(
                        """
                        Ann Baker has a task for you.

                        Sweep the floor
                        Due Monday, 9 March 2026 at 08:30 UTC

                        Open the task:
                        https://runsheet.example/tasks/%s

                        --\s
                        Flour, with Runsheet
                        No more letters like this:
                        https://runsheet.example/x/unsubscribe/%s/m1002-assigned-"""
                                .formatted(id, World.FLOUR.hex()));
        assertThat(office.mail.lettersTo(World.GUS).getFirst().text())
                .isEqualTo(
                        """
                        Ann Baker has a task for you.

                        Sweep the floor
                        Due Monday, 9 March 2026 at 08:30 UTC

                        Open the task:
                        https://runsheet.example/guest-all-task/%s/%s

                        --\s
                        Flour, with Runsheet
                        """
                                .formatted(World.FLOUR.hex(), Guests.GUS_TOKEN));
        assertThat(office.notices(office.ann)).isEmpty();
        var told = office.notices(office.bob);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .containsEntry("kind", "assigned")
                .containsEntry("text", "A task for you: Sweep the floor")
                .containsEntry("actor", Map.of("id", 1001, "full_name", "Ann Baker"))
                .containsEntry("task_id", id)
                .containsEntry("run_id", null)
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z")
                .containsEntry("read_at", null);
    }

    @Test
    void theTasksOfALaunchComeInOneLetterAndHiddenOnesWhenTheyAreShown() {
        var baking =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1002)))
                        .step("Rest", Map.of("assignees", List.of(1002)))
                        .step("Bake", Map.of("groups", List.of(World.OVENS.hex())))
                        .rule(Rules.when("Mix", "completed"), Rules.show("Bake"))
                        .create(office.api);
        office.begin();
        var run = baking.launch(Map.of("name", "Monday's bread"));
        office.tell();
        assertThat(office.told()).containsExactly("bob: 2 tasks for you in Monday's bread");
        assertThat(office.mail.letters().getFirst().text())
                .startsWith(
                        """
                        There are tasks for you in Monday's bread.

                        Mix
                        Due Saturday, 7 March 2026 at 12:00 UTC

                        Rest
                        Due Saturday, 7 March 2026 at 12:00 UTC

                        Open your tasks:
                        https://runsheet.example/tasks
                        """);
        assertThat(office.notices(office.bob))
                .extracting(each -> each.get("text"))
                .containsExactly(
                        "A task for you: Rest in Monday's bread",
                        "A task for you: Mix in Monday's bread");

        office.mail.empty();
        run.complete("Mix");
        office.tell();
        assertThat(office.told()).containsExactly("bob: Task for you: Bake");
    }

    @Test
    void b45_whoIsMentionedIsTold() {
        var id = office.task("Sweep", Map.of("users", List.of(1002)));
        office.begin();
        ok(
                office.ann.post(
                        ORG + "/tasks/" + id + "/comment",
                        Map.of(
                                "content",
                                "<p>Ask @[1003] &amp; +gus@flour.example</p>",
                                "state",
                                "open")));
        office.tell();
        assertThat(office.told())
                .containsExactly(
                        "bob: New comment: Sweep",
                        "gus: Ann Baker mentioned you: Sweep",
                        "lin: Ann Baker mentioned you: Sweep");
        assertThat(office.mail.lettersTo(Office.LIN).getFirst().text())
                .startsWith(
                        """
                        Ann Baker mentioned you in a comment on Sweep.

                        “Ask Lin Oat & +gus@flour.example”

                        Open the task:
                        https://runsheet.example/tasks/""");
    }

    @Test
    void whatIsHiddenFromGuestsIsNotToldToThem() {
        var id = office.task("Sweep", Map.of("users", List.of(1002), "guests", List.of(World.GUS)));
        office.begin();
        ok(
                office.ann.post(
                        ORG + "/tasks/" + id + "/comment",
                        Map.of("content", "Psst +gus@flour.example")));
        office.tell();
        assertThat(office.told()).containsExactly("bob: New comment: Sweep");
    }

    @Test
    void anIssueIsToldToWhoDoesTheTaskAndToTheOwnerOfTheRun() {
        var run =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1002, 1003)))
                        .create(office.api)
                        .launch(Map.of("name", "Monday's bread"));
        office.begin();
        ok(
                office.bob.post(
                        ORG + "/tasks/" + run.task("Mix") + "/problem",
                        Map.of("content", "No flour")));
        office.tell();
        assertThat(office.told())
                .containsExactly("ann: Issue reported: Mix", "lin: Issue reported: Mix");
        assertThat(office.mail.lettersTo(Office.ANN).getFirst().text())
                .startsWith(
                        """
                        Bob Stone reported an issue with Mix in Monday's bread. It cannot be completed until the issue is resolved.

                        “No flour”

                        Open the task:
                        """);
    }

    @Test
    void aReopenedTaskAndACompletedRunAreTold() {
        var run =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1002)))
                        .create(office.api)
                        .launch(Map.of("name", "Monday's bread"));
        office.begin();
        ok(office.bob.post(run.path() + "/completed-tasks", Map.of("task_id", run.task("Mix"))));
        office.tell();
        assertThat(office.told()).containsExactly("ann: Completed: Monday's bread");
        assertThat(office.mail.letters().getFirst().text())
                .startsWith(
                        """
                        All tasks of Monday's bread are done.

                        Open the process:
                        https://runsheet.example/runs/%s
                        """
                                .formatted(run.id()));
        office.mail.empty();
        run.reopen("Mix");
        office.tell();
        assertThat(office.told()).containsExactly("bob: Reopened: Mix");
        assertThat(office.mail.letters().getFirst().text())
                .startsWith(
                        "Ann Baker reopened Mix in Monday's bread, so it is to be done again.\n");
    }

    @Test
    void whatABotSaysIsToldToNobody() {
        var id = office.task("Sweep", Map.of("users", List.of(1002)));
        office.begin();
        ok(
                office.ann.post(
                        ORG + "/tasks/" + id + "/bot-comment", Map.of("content", "Beep @[1003]")));
        office.tell();
        assertThat(office.told()).isEmpty();
        assertThat(office.notices(office.bob)).isEmpty();
    }

    @Test
    void ofWhatIsArchivedOrGoneNobodyIsTold() {
        var run =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1002)))
                        .create(office.api)
                        .launch(Map.of());
        ok(office.ann.delete(run.path()));
        var id = office.task("Sweep", Map.of("users", List.of(1002)));
        ok(office.ann.delete(ORG + "/tasks/" + id));
        office.tell();
        assertThat(office.told()).isEmpty();
    }

    @Test
    void theOwnerIsNotToldOfWhatTheyMayNotSee() {
        var run =
                Recipe.called("Baking")
                        .step("Mix", Map.of("assignees", List.of(1001), "top_secret", true))
                        .create(office.api)
                        .launch(Map.of("owner_id", 1002));
        office.begin();
        ok(
                office.ann.post(
                        ORG + "/tasks/" + run.task("Mix") + "/problem",
                        Map.of("content", "No flour")));
        office.tell();
        assertThat(office.told()).isEmpty();
    }

    @Test
    void whatHappenedBeforeIsNotToldAndOldNewsIsNotMailed() {
        office.task("Sweep", Map.of("users", List.of(1002)));
        SpreadNotices.pass(office.database, World.NOON);
        office.tell();
        assertThat(office.told()).isEmpty();
        assertThat(office.notices(office.bob)).isEmpty();

        office.task("Mop", Map.of("users", List.of(1002)));
        office.tell(World.NOON.plus(Duration.ofDays(2)));
        assertThat(office.told()).isEmpty();
        assertThat(office.notices(office.bob)).hasSize(1);
    }

    @Test
    void whatCannotBeToldKeepsNothingBehindItWaiting() {
        office.database.write(
                tx ->
                        tx.createUpdate(
                                        """
                                        insert into outbox (org_id, at, topic, task_id, payload)
                                        select :org, :now, 'task.comment_added', t.id, cast('{"thread_id": "none"}' as jsonb)
                                          from task t
                                         where t.org_id = :org
                                         union all
                                        select :org, :now, 'task.comment_added', null, cast('{"thread_id": "none"}' as jsonb)
                                        """)
                                .bind("org", World.FLOUR)
                                .bind("now", World.NOON)
                                .execute());
        office.task("Sweep", Map.of("users", List.of(1002)));
        office.tell();
        assertThat(office.told()).containsExactly("bob: Task for you: Sweep");
    }

    @Test
    void noticesAreReadOneByOneOrAllAtOnce() {
        office.task("Sweep", Map.of("users", List.of(1002)));
        office.task("Mop", Map.of("users", List.of(1002)));
        office.tell();
        var list = office.bob.get(ORG + "/x/notices?per_page=1");
        assertThat(list.rows()).hasSize(1);
        assertThat(meta(list.json())).containsEntry("unread", 2).containsKey("pagination");
        var id = list.rows().getFirst().get("id");

        assertThat(ok(office.bob.put(ORG + "/x/notices/" + id + "/read", Map.of())).data())
                .containsEntry("unread", 1);
        assertThat(office.ann.put(ORG + "/x/notices/" + id + "/read", Map.of()).status())
                .isEqualTo(404);
        assertThat(office.bob.put(ORG + "/x/notices/first/read", Map.of()).status()).isEqualTo(404);
        assertThat(office.bob.get(ORG + "/x/notices?unread=true").rows())
                .extracting(each -> each.get("text"))
                .containsExactly("A task for you: Sweep");
        assertThat(ok(office.bob.put(ORG + "/x/notices/read", Map.of())).data())
                .containsEntry("unread", 0);
        assertThat(office.notices(office.bob))
                .extracting(each -> each.get("read_at"))
                .doesNotContainNull();
        assertThat(office.gus.get(ORG + "/x/notices").status()).isEqualTo(403);

        ForgetNotices.run(office.database, World.NOON.plus(Duration.ofDays(90)));
        assertThat(office.notices(office.bob)).hasSize(2);
        ForgetNotices.run(office.database, World.NOON.plus(Duration.ofDays(91)));
        assertThat(office.notices(office.bob)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> meta(Map<String, Object> json) {
        return (Map<String, Object>) json.get("meta");
    }
}
