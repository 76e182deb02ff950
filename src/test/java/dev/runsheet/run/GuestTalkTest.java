package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.BOB;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Policy;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.Said;
import dev.runsheet.comment.Saying;
import dev.runsheet.comment.SayingForm;
import dev.runsheet.task.DiscussTask;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// What guests may say and read; the number is that of section 20 of the tasks spec.
class GuestTalkTest {
    private static final Actor GUEST = guest(GUS);
    private static final Actor OTHER = guest("gil@mill.example");
    private static final TaskId TASK = new TaskId(Rows.id(1));
    private static final RunId RUN = new RunId(Rows.id(2));

    @Test
    void b60_guestsReadWhatIsOpenAndWhatTheyWrote() {
        inWorld(
                Policy.OF_A_ONE_OFF,
                tx -> {
                    say(tx, ANN, comment("Hidden"));
                    say(tx, ANN, comment("Open", "state", "open"));
                    say(tx, ANN, comment("Folded", "state", "collapsed"));
                    say(tx, GUEST, comment("Mine"));
                    assertThat(read(tx, GUEST)).containsExactly("Open", "Mine");
                    assertThat(read(tx, OTHER)).containsExactly("Open");
                    assertThat(read(tx, BOB)).containsExactly("Hidden", "Open", "Folded", "Mine");
                    assertThat(count(tx, GUEST)).isEqualTo(2);
                    assertThat(count(tx, BOB)).isEqualTo(4);
                });
    }

    @Test
    void aGuestMayReportAnIssueAndTheTaskIsReopened() {
        inWorld(
                Policy.OF_A_ONE_OFF,
                tx -> {
                    var said = say(tx, GUEST, SayingForm.problem(body("content", "Too sweet")));
                    assertThat(said.comment().isOpenIssue()).isTrue();
                    assertThat(seen(tx, ANN).talk().hasIssue()).isTrue();
                });
    }

    @Test
    void aTaskMayKeepGuestsOutOfItsTalk() {
        var silent = new Policy(false, false, 0, true, true, false, false, false);
        inWorld(
                silent,
                tx -> {
                    say(tx, ANN, comment("Open", "state", "open"));
                    assertForbidden(() -> say(tx, GUEST, comment("Mine")));
                    assertThat(read(tx, GUEST)).isEmpty();
                    assertThat(count(tx, GUEST)).isZero();
                });
    }

    @Test
    void aGuestChangesOnlyTheirOwnWords() {
        inWorld(
                Policy.OF_A_ONE_OFF,
                tx -> {
                    var open = say(tx, ANN, comment("Open", "state", "open")).comment().id();
                    var hidden = say(tx, ANN, comment("Hidden")).comment().id();
                    var mine = say(tx, GUEST, comment("Mine")).comment().id();
                    assertForbidden(() -> say(tx, GUEST, new Saying.Delete(open)));
                    assertNotFound(() -> say(tx, GUEST, new Saying.Delete(hidden)));
                    assertForbidden(() -> say(tx, BOB, new Saying.Delete(mine)));
                    say(tx, GUEST, SayingForm.edit(mine, body("content", "Changed")));
                    assertThat(read(tx, GUEST)).containsExactly("Open", "Changed");
                    say(tx, GUEST, new Saying.Delete(mine));
                    assertThat(read(tx, GUEST)).containsExactly("Open");
                });
    }

    @Test
    void aMentionShowsTheTaskToAGuest() {
        inWorld(
                Policy.OF_A_ONE_OFF,
                tx -> {
                    assertThat(isVisible(tx, OTHER)).isFalse();
                    var said = say(tx, ANN, comment("Ask +gil@mill.example, +ann@flour.example."));
                    assertThat(said.mentioned().guests()).containsExactly("gil@mill.example");
                    assertThat(isVisible(tx, OTHER)).isTrue();
                    assertThat(seen(tx, ANN).isOpenTo(OTHER)).isFalse();
                });
    }

    @Test
    void guestsMentionNoStrangers() {
        inWorld(
                Policy.OF_A_ONE_OFF,
                tx -> {
                    var said = say(tx, GUEST, comment("Ask +sue@mill.example and @[1002]"));
                    assertThat(said.mentioned().guests()).isEmpty();
                    assertThat(said.mentioned().members()).hasSize(1);
                });
    }

    @Test
    void guestsTalkAboutTheirTasksOnly() {
        inWorld(
                Policy.OF_A_ONE_OFF,
                tx ->
                        assertForbidden(
                                () ->
                                        DiscussRun.run(
                                                tx,
                                                GUEST,
                                                RUN,
                                                comment("Hello"),
                                                Settings.DEFAULT,
                                                NOON)));
    }

    private static void inWorld(Policy policy, Consumer<Handle> work) {
        TestDatabase.tx(
                tx -> {
                    Rows.task(tx, 1, Map.of("guest_emails", List.of(GUS), "policy", policy));
                    Rows.run(tx, 2, Map.of());
                    work.accept(tx);
                });
    }

    private static Said say(Handle tx, Actor actor, Saying saying) {
        return DiscussTask.run(tx, actor, TASK, saying, NOON);
    }

    private static Saying comment(String content, String... more) {
        return SayingForm.comment(
                more.length == 0
                        ? body("content", content)
                        : body("content", content, more[0], more[1]));
    }

    private static Body body(String key, Object value) {
        return Body.of(Map.of(key, value));
    }

    private static Body body(String key, Object value, String other, Object otherValue) {
        return Body.of(Map.of(key, value, other, otherValue));
    }

    private static List<Object> read(Handle tx, Actor actor) {
        var row = row(tx, actor, "threads");
        var threads = (List<?>) ((Map<?, ?>) row.get("threads")).get("data");
        return threads.stream().<Object>map(each -> ((Map<?, ?>) each).get("content")).toList();
    }

    private static int count(Handle tx, Actor actor) {
        return (Integer) row(tx, actor, "threads_count").get("threads_count");
    }

    private static Map<String, Object> row(Handle tx, Actor actor, String include) {
        var json = new RunJson(Settings.DEFAULT, actor);
        var line = TaskListStore.find(tx, actor, TASK).orElseThrow().line();
        return new TaskRows(tx, json, Set.of(include), NOON).read(line);
    }

    private static boolean isVisible(Handle tx, Actor actor) {
        return TaskListStore.find(tx, actor, TASK).orElseThrow().isVisible();
    }

    private static Task seen(Handle tx, Actor actor) {
        return TaskListStore.find(tx, actor, TASK).orElseThrow().line().task();
    }

    private static void assertForbidden(Runnable saying) {
        assertRefused(saying, Problem.Forbidden.class);
    }

    private static void assertNotFound(Runnable saying) {
        assertRefused(saying, Problem.NotFound.class);
    }

    private static void assertRefused(Runnable saying, Class<? extends Problem> how) {
        assertThatThrownBy(saying::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isInstanceOf(how));
    }

    private static Actor guest(String email) {
        return new Actor(FLOUR, new Actor.Who.Guest(email, Set.of()));
    }
}
