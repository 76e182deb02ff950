package dev.runsheet.run;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.RuleId;
import dev.runsheet.base.RunId;
import dev.runsheet.comment.Talk;
import dev.runsheet.template.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One launch of a template, or an empty run that people fill with tasks of their own (`from` is
/// null then). `fired` are the rules that have had their effect and wait to be armed again.
public record Run(
        OrgId org,
        RunId id,
        long number,
        Launched from,
        Content.Kind kind,
        Details details,
        MemberId startedBy,
        RunId parent,
        Kickoff kickoff,
        List<RuleId> fired,
        boolean mayAddTasks,
        Progress progress,
        Talk talk,
        Instant createdAt,
        Instant lastUpdated,
        Instant completedAt,
        Instant archivedAt,
        long revision) {

    /// Without a template; there is nothing to kick off.
    static Run empty(
            OrgId org, long number, Details details, MemberId starter, RunId parent, Instant now) {
        return new Run(
                org,
                RunId.fresh(),
                number,
                null,
                Content.Kind.PROCEDURE,
                details,
                starter,
                parent,
                new Kickoff(Map.of(), now, starter),
                List.of(),
                true,
                Progress.NONE,
                Talk.NONE,
                now,
                now,
                null,
                null,
                0);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    public boolean isComplete() {
        return completedAt != null;
    }

    /// An issue is open, of the run itself or of one of its tasks.
    public boolean hasTrouble() {
        return talk.hasIssue() || progress.troubled() > 0;
    }

    /// The wire's word for where it stands (tasks spec 13.1).
    public String status() {
        if (isArchived()) {
            return "archived";
        }
        if (hasTrouble()) {
            return talk.hasIssue() ? "issue" : "problem";
        }
        return isComplete() ? "complete" : "active";
    }

    Run with(Details other, Instant now) {
        return copy(
                from,
                other,
                kickoff,
                fired,
                progress,
                talk,
                now,
                completedAt,
                archivedAt,
                revision);
    }

    Run with(Kickoff other, Instant now) {
        return copy(
                from,
                details,
                other,
                fired,
                progress,
                talk,
                now,
                completedAt,
                archivedAt,
                revision);
    }

    Run with(Launched other, Instant now) {
        return copy(
                other,
                details,
                kickoff,
                fired,
                progress,
                talk,
                now,
                completedAt,
                archivedAt,
                revision);
    }

    /// After something was said about it.
    Run discussed(Talk after, Instant now) {
        return copy(
                from,
                details,
                kickoff,
                fired,
                progress,
                after,
                now,
                completedAt,
                archivedAt,
                revision);
    }

    Run firing(List<RuleId> other) {
        return copy(
                from,
                details,
                kickoff,
                other,
                progress,
                talk,
                lastUpdated,
                completedAt,
                archivedAt,
                revision);
    }

    Run touched(Instant at) {
        return with(details, at);
    }

    Run archived(Instant at, Instant now) {
        return copy(from, details, kickoff, fired, progress, talk, now, completedAt, at, revision);
    }

    /// Saved as the next revision.
    Run revised() {
        return copy(
                from,
                details,
                kickoff,
                fired,
                progress,
                talk,
                lastUpdated,
                completedAt,
                archivedAt,
                revision + 1);
    }

    /// With the progress of its tasks, and completed or not as follows from it: all visible tasks
    /// are done and the kick-off form, if `hasForm`, is submitted. Without any task only a form
    /// completes it.
    Run settled(Progress counted, boolean hasForm, Instant now) {
        boolean isFormDone = !hasForm || kickoff.isComplete();
        boolean hasNothingElse = counted.shown() == 0 && hasForm;
        boolean isDone = isFormDone && (counted.isAllDone() || hasNothingElse);
        var completed = isDone ? (completedAt == null ? now : completedAt) : null;
        return copy(
                from, details, kickoff, fired, counted, talk, now, completed, archivedAt, revision);
    }

    /// All that ever changes about a run.
    private Run copy(
            Launched from,
            Details details,
            Kickoff kickoff,
            List<RuleId> fired,
            Progress progress,
            Talk talk,
            Instant lastUpdated,
            Instant completedAt,
            Instant archivedAt,
            long revision) {
        return new Run(
                org,
                id,
                number,
                from,
                kind,
                details,
                startedBy,
                parent,
                kickoff,
                fired,
                mayAddTasks,
                progress,
                talk,
                createdAt,
                lastUpdated,
                completedAt,
                archivedAt,
                revision);
    }
}
