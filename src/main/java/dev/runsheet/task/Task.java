package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Invalid;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.comment.Talk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A unit of work somebody must do. Immutable: every change answers a new task. `number` is the one
/// people read; `run` is null for a one-off task on its own; `isArchivedByRun` tells a task that
/// went with its run from one that somebody archived.
public record Task(
        OrgId org,
        TaskId id,
        long number,
        RunId run,
        Origin origin,
        Work work,
        Form form,
        State state,
        Talk talk,
        Instant lastUpdated,
        Instant archivedAt,
        boolean isArchivedByRun,
        long revision) {
    private static final String REJECTED = " rejected";

    public boolean isOneOff() {
        return origin.isOneOff();
    }

    public boolean isHidden() {
        return state instanceof State.Hidden;
    }

    public boolean isCompleted() {
        return state instanceof State.Completed;
    }

    /// To be done: neither hidden nor completed.
    public boolean isOpen() {
        return state instanceof State.Open;
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    public boolean isLate(Instant now) {
        return isOpen() && work.deadline() != null && work.deadline().isBefore(now);
    }

    public boolean isAssignedTo(Actor actor) {
        return work.owners().includes(actor);
    }

    /// Secret tasks are for those who do them and for administrators; of any task a guest sees only
    /// what is theirs. Who is mentioned in a comment on it sees it. Whether the run itself may be
    /// read is the run's to say.
    public boolean isVisibleTo(Actor actor) {
        return actor.isAdmin()
                || isAssignedTo(actor)
                || talk.mentions(actor)
                || !work.policy().topSecret() && !actor.isGuest();
    }

    public void requireVisible(Actor actor) {
        if (!isVisibleTo(actor)) {
            throw new Forbidden("You do not have access to this task.").refuse();
        }
    }

    /// Whether the actor may work on it at all: guests and light members only on what is theirs.
    public boolean isOpenTo(Actor actor) {
        if (isAssignedTo(actor)) {
            return true;
        }
        boolean isForAssigneesOnly =
                work.policy().onlyAssigneesComplete() || actor.isGuest() || actor.isLight();
        return actor.isAdmin() || !isForAssigneesOnly;
    }

    /// The task after `by`, acting through `actor`, has done it, or their part of it (tasks spec
    /// 5.1, 12.4, 12.5). `everyone` are the marks of all its people, groups resolved; `missing` are
    /// the answers that completing still asks for.
    public Task complete(
            Actor actor,
            Completer by,
            Boolean approved,
            Set<String> everyone,
            List<FieldError> missing,
            Instant now) {
        return switch (state) {
            case State.Completed _ ->
                    throw new Conflict("This task is already completed.").refuse();
            case State.Hidden _ ->
                    throw new Conflict("This task is hidden and cannot be completed.").refuse();
            case State.Open open -> {
                requireCompleting(actor);
                requireNoIssue();
                var faults = new ArrayList<FieldError>();
                if (work.kind() == TaskKind.APPROVAL && approved == null) {
                    faults.add(new FieldError("is_approved", "The is approved field is required."));
                }
                faults.addAll(missing);
                if (!faults.isEmpty()) {
                    throw new Invalid(faults).refuse();
                }
                yield isShared()
                        ? share(open, by, approved, everyone, now)
                        : with(new State.Completed(by, now, verdict(approved), List.of()), now);
            }
        };
    }

    /// Ended by its deadline: nothing is asked and nobody is named.
    public Task expire(Instant now) {
        boolean isAnswered = work.kind() == TaskKind.EXPIRING;
        return with(
                new State.Completed(
                        new Completer.Nobody(), now, isAnswered ? false : null, List.of()),
                now);
    }

    public Task reopen(Instant now) {
        return switch (state) {
            case State.Completed _ -> with(new State.Open(true, now, List.of()), now);
            case State.Open _, State.Hidden _ ->
                    throw new Conflict("This task is not completed.").refuse();
        };
    }

    /// Out of sight, by a person or by a rule; a completed task stays as it is.
    public Task hide(boolean byHand, Instant now) {
        return switch (state) {
            case State.Open open -> with(new State.Hidden(open.isTouched(), byHand), now);
            case State.Hidden hidden when byHand && !hidden.isByHand() ->
                    with(new State.Hidden(hidden.isTouched(), true), now);
            case State.Hidden _, State.Completed _ -> this;
        };
    }

    /// Back in sight; what a person hid only a person shows (tasks spec 15.7).
    public Task show(boolean byHand, Instant now) {
        return switch (state) {
            case State.Hidden hidden when byHand || !hidden.isByHand() ->
                    with(new State.Open(hidden.isTouched(), null, List.of()), now);
            case State.Hidden _, State.Open _, State.Completed _ -> this;
        };
    }

    /// Begun: the first write of anybody makes "not started" "in progress".
    public Task touched() {
        return switch (state) {
            case State.Open(var isTouched, var reopenedAt, var doneBy) when !isTouched ->
                    withState(new State.Open(true, reopenedAt, doneBy));
            case State.Hidden(var isTouched, var byHand) when !isTouched ->
                    withState(new State.Hidden(true, byHand));
            case State.Open _, State.Hidden _, State.Completed _ -> this;
        };
    }

    public Task with(Work other, Instant now) {
        return with(run, other, state, now, revision);
    }

    /// The same moment of change: a title filled in anew is no change of the task.
    public Task showing(Work other) {
        return with(other, lastUpdated);
    }

    public Task inRun(RunId other, Instant now) {
        return with(other, work, state, now, revision);
    }

    public Task archived(Instant at, boolean byRun, Instant now) {
        return new Task(
                org, id, number, run, origin, work, form, state, talk, now, at, byRun, revision);
    }

    /// A one-off task of the same work and people, not begun and not answered, outside of any run.
    public Task copy(long newNumber, Origin newOrigin, Instant now) {
        var fresh = work.withAnswers(Map.of()).withPosition(1);
        return new Task(
                org,
                TaskId.fresh(),
                newNumber,
                null,
                newOrigin,
                fresh,
                form,
                State.NEW,
                Talk.NONE,
                now,
                null,
                false,
                1);
    }

    /// Saved as the next revision.
    public Task revised() {
        return with(run, work, state, lastUpdated, revision + 1);
    }

    Task with(State next, Instant now) {
        return with(run, work, next, now, revision);
    }

    private Task with(RunId run, Work work, State state, Instant lastUpdated, long revision) {
        return new Task(
                org,
                id,
                number,
                run,
                origin,
                work,
                form,
                state,
                talk,
                lastUpdated,
                archivedAt,
                isArchivedByRun,
                revision);
    }

    private Task withState(State next) {
        return with(next, lastUpdated);
    }

    /// Guests complete once and for all; of members, those who may complete may reopen.
    public void requireReopening(Actor actor) {
        if (actor.isGuest() || !isOpenTo(actor)) {
            throw new Forbidden("Only an assignee can reopen this task.").refuse();
        }
    }

    /// Guests may be kept out of what is said about a task (tasks spec 6).
    public void requireSpeaking(Actor actor) {
        if (!maySpeak(actor)) {
            throw new Forbidden("Guests may not comment on this task.").refuse();
        }
    }

    /// Whether the actor may write comments, and read those that are open to them.
    public boolean maySpeak(Actor actor) {
        return !actor.isGuest() || !work.policy().preventGuestComment();
    }

    /// After something was said about it: a report on a completed task is the caller's to reopen.
    public Task discussed(Talk after, Instant now) {
        return new Task(
                        org,
                        id,
                        number,
                        run,
                        origin,
                        work,
                        form,
                        state,
                        after,
                        now,
                        archivedAt,
                        isArchivedByRun,
                        revision)
                .touched();
    }

    private void requireNoIssue() {
        if (talk.hasIssue()) {
            throw new Conflict("This task has an open issue, which must be resolved first.")
                    .refuse();
        }
    }

    private void requireCompleting(Actor actor) {
        if (isShared() && !isAssignedTo(actor) || !isOpenTo(actor)) {
            throw new Forbidden("Only an assignee can complete this task.").refuse();
        }
    }

    /// One part of a task that everyone must complete; the last one completes it. It is approved
    /// when nobody rejected it.
    private Task share(
            State.Open open, Completer by, Boolean approved, Set<String> everyone, Instant now) {
        if (doneMarks(open.doneBy()).contains(by.mark())) {
            throw new Conflict("You have already completed your part of this task.").refuse();
        }
        var parts = new ArrayList<>(open.doneBy());
        parts.add(Boolean.FALSE.equals(approved) ? by.mark() + REJECTED : by.mark());
        if (!doneMarks(parts).containsAll(everyone)) {
            return with(new State.Open(true, open.reopenedAt(), List.copyOf(parts)), now);
        }
        var isApproved = parts.stream().noneMatch(part -> part.endsWith(REJECTED));
        return with(new State.Completed(by, now, verdict(isApproved), List.copyOf(parts)), now);
    }

    /// The marks of those who did their part, without what they decided.
    public static Set<String> doneMarks(List<String> parts) {
        var marks = new LinkedHashSet<String>();
        parts.forEach(
                part ->
                        marks.add(
                                part.endsWith(REJECTED)
                                        ? part.substring(0, part.length() - REJECTED.length())
                                        : part));
        return marks;
    }

    /// The decision as it is kept for this kind of task (tasks spec 12.4, C40).
    private Boolean verdict(Boolean approved) {
        return switch (work.kind()) {
            case APPROVAL -> approved;
            case EXPIRING, EXPIRING_EMAIL -> approved == null || approved;
            case TASK, EMAIL -> null;
        };
    }

    /// Tasks that each assignee completes for themselves are work and approvals only.
    public boolean isShared() {
        return work.policy().everyoneMustComplete()
                && (work.kind() == TaskKind.TASK || work.kind() == TaskKind.APPROVAL);
    }
}
