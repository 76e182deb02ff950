package dev.runsheet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.RunId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.base.TemplateId;
import dev.runsheet.comment.Talk;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Instant NOON = World.NOON;
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final Policy EVERYONE =
            new Policy(true, false, 0, true, false, false, false, true);
    private static final Policy ASSIGNEES_ONLY =
            new Policy(false, true, 0, true, false, false, false, true);
    private static final Policy SECRET =
            new Policy(false, false, 0, true, false, true, false, true);
    private static final Actor GUS =
            new Actor(World.FLOUR, new Actor.Who.Guest(World.GUS, Set.of()));

    @Test
    void completingSaysByWhomAndWhen() {
        var done = complete(task(TaskKind.TASK), World.BOB, null);
        assertThat(done.state())
                .isEqualTo(
                        new State.Completed(
                                new Completer.Member(World.BOB_ID), LATER, null, List.of()));
        assertThat(done.lastUpdated()).isEqualTo(LATER);
    }

    @Test
    void completingTwiceIsAConflict() {
        var done = complete(task(TaskKind.TASK), World.BOB, null);
        assertThat(refused(() -> complete(done, World.ANN, null)))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void aHiddenTaskCannotBeCompleted() {
        var hidden = task(TaskKind.TASK).hide(false, NOON);
        assertThat(refused(() -> complete(hidden, World.BOB, null)))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void anApprovalAsksForItsDecisionTogetherWithWhatIsMissing() {
        var missing = List.of(new FieldError("taskdata.x", "Notes is required"));
        var problem =
                refused(
                        () ->
                                task(TaskKind.APPROVAL)
                                        .complete(
                                                World.BOB,
                                                Completer.of(World.BOB),
                                                null,
                                                Set.of(),
                                                missing,
                                                LATER));
        assertThat(((Problem.Invalid) problem).errors())
                .extracting(FieldError::path)
                .containsExactly("is_approved", "taskdata.x");
    }

    @Test
    void aRejectionCompletes() {
        assertThat(approved(complete(task(TaskKind.APPROVAL), World.BOB, false))).isFalse();
    }

    @Test
    void aPlainTaskForgetsADecision() {
        assertThat(approved(complete(task(TaskKind.TASK), World.BOB, false))).isNull();
    }

    @Test
    void anExpiringTaskIsAcknowledgedUnlessItIsDenied() {
        assertThat(approved(complete(task(TaskKind.EXPIRING), World.BOB, null))).isTrue();
        assertThat(approved(complete(task(TaskKind.EXPIRING), World.BOB, false))).isFalse();
    }

    @Test
    void expiryNamesNobody() {
        var expired = task(TaskKind.EXPIRING).expire(LATER);
        assertThat(expired.state())
                .isEqualTo(new State.Completed(new Completer.Nobody(), LATER, false, List.of()));
    }

    @Test
    void reopeningForgetsTheCompletion() {
        var reopened = complete(task(TaskKind.APPROVAL), World.BOB, true).reopen(LATER);
        assertThat(reopened.state()).isEqualTo(new State.Open(true, LATER, List.of()));
        assertThat(refused(() -> reopened.reopen(LATER))).isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void strangersWorkOnItUnlessItIsForAssigneesOnly() {
        assertThat(task(TaskKind.TASK).isOpenTo(World.ANN)).isTrue();
        var closed = task(TaskKind.TASK, ASSIGNEES_ONLY, owners(World.LIN_ID.value()));
        assertThat(closed.isOpenTo(World.BOB)).isFalse();
        assertThat(closed.isOpenTo(World.ANN)).isTrue();
        assertThat(refused(() -> complete(closed, World.BOB, null)))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void lightMembersAndGuestsWorkOnWhatIsTheirs() {
        assertThat(task(TaskKind.TASK).isOpenTo(World.LIN)).isFalse();
        assertThat(task(TaskKind.TASK).isOpenTo(GUS)).isFalse();
        var theirs =
                task(
                        TaskKind.TASK,
                        Policy.OF_A_STEP,
                        new Owners(List.of(World.LIN_ID), List.of(World.GUS), List.of()));
        assertThat(theirs.isOpenTo(World.LIN)).isTrue();
        assertThat(theirs.isOpenTo(GUS)).isTrue();
    }

    @Test
    void aGroupCountsAsItsPeople() {
        var ofTheOvens =
                task(
                        TaskKind.TASK,
                        ASSIGNEES_ONLY,
                        new Owners(List.of(), List.of(), List.of(World.OVENS)));
        assertThat(ofTheOvens.isOpenTo(World.BOB)).isTrue();
    }

    @Test
    void aSecretIsForThoseWhoDoItAndAdministrators() {
        var secret = task(TaskKind.TASK, SECRET, owners(World.LIN_ID.value()));
        assertThat(secret.isVisibleTo(World.LIN)).isTrue();
        assertThat(secret.isVisibleTo(World.ANN)).isTrue();
        assertThat(secret.isVisibleTo(World.BOB)).isFalse();
        assertThat(secret.isVisibleTo(GUS)).isFalse();
    }

    @Test
    void everyoneMeansTheLastOneCompletes() {
        var shared =
                task(
                        TaskKind.APPROVAL,
                        EVERYONE,
                        owners(World.BOB_ID.value(), World.LIN_ID.value()));
        var everyone = Set.of("member:1002", "member:1003");
        var half =
                shared.complete(
                        World.BOB, Completer.of(World.BOB), false, everyone, List.of(), NOON);
        assertThat(half.isOpen()).isTrue();
        assertThat(
                        refused(
                                () ->
                                        half.complete(
                                                World.BOB,
                                                Completer.of(World.BOB),
                                                true,
                                                everyone,
                                                List.of(),
                                                LATER)))
                .isInstanceOf(Problem.Conflict.class);
        var done =
                half.complete(World.LIN, Completer.of(World.LIN), true, everyone, List.of(), LATER);
        assertThat(done.isCompleted()).isTrue();
        assertThat(approved(done)).as("one of them rejected").isFalse();
    }

    @Test
    void evenAnAdministratorDoesNotCompleteForEveryone() {
        var shared = task(TaskKind.TASK, EVERYONE, owners(World.BOB_ID.value()));
        assertThat(refused(() -> complete(shared, World.ANN, null)))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void whatAPersonHidOnlyAPersonShows() {
        var hidden = task(TaskKind.TASK).hide(true, NOON);
        assertThat(hidden.show(false, LATER)).isSameAs(hidden);
        assertThat(hidden.show(true, LATER).isOpen()).isTrue();
    }

    @Test
    void aRuleShowsWhatARuleHid() {
        assertThat(task(TaskKind.TASK).hide(false, NOON).show(false, LATER).isOpen()).isTrue();
    }

    @Test
    void aCompletedTaskIsNeitherHiddenNorShown() {
        var done = complete(task(TaskKind.TASK), World.BOB, null);
        assertThat(done.hide(true, LATER)).isSameAs(done);
        assertThat(done.show(true, LATER)).isSameAs(done);
    }

    @Test
    void theFirstTouchBeginsIt() {
        var begun = task(TaskKind.TASK).touched();
        assertThat(begun.state()).isEqualTo(new State.Open(true, null, List.of()));
        assertThat(begun.touched()).isSameAs(begun);
    }

    private static Task complete(Task task, Actor actor, Boolean approved) {
        return task.complete(actor, Completer.of(actor), approved, Set.of(), List.of(), LATER);
    }

    private static Boolean approved(Task task) {
        return ((State.Completed) task.state()).approved();
    }

    private static Problem refused(Runnable work) {
        var refusal = new Problem[1];
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, thrown -> refusal[0] = thrown.problem());
        return refusal[0];
    }

    private static Owners owners(long... members) {
        return new Owners(
                Arrays.stream(members).mapToObj(MemberId::new).toList(), List.of(), List.of());
    }

    private static Task task(TaskKind kind) {
        return task(kind, Policy.OF_A_STEP, owners(World.BOB_ID.value()));
    }

    private static Task task(TaskKind kind, Policy policy, Owners owners) {
        var origin =
                new Origin(
                        TemplateId.fresh(),
                        StepId.fresh(),
                        "mix-1",
                        1,
                        null,
                        false,
                        World.ANN_ID,
                        NOON);
        var work =
                new Work(
                        kind, "Mix", null, "Mix", null, owners, List.of(), policy, Map.of(), null,
                        1, NOON, null, false, Map.of());
        return new Task(
                World.FLOUR,
                TaskId.fresh(),
                7,
                RunId.fresh(),
                origin,
                work,
                Form.NONE,
                State.NEW,
                Talk.NONE,
                NOON,
                null,
                false,
                1);
    }
}
