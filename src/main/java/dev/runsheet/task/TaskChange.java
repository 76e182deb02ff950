package dev.runsheet.task;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Given;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.TaskKind;
import dev.runsheet.form.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What an update of a task asks for (tasks spec 4.6); what is absent stays. `answers` are as they
/// were sent, not yet checked.
public record TaskChange(
        Given<String> title,
        Given<String> summary,
        Given<Instant> deadline,
        Given<Instant> startedAt,
        Given<Owners> owners,
        Map<String, Object> answers,
        Turn turn,
        Optional<Boolean> approved,
        Given<String> webhook,
        Given<Integer> position,
        Given<TaskKind> kind,
        Given<Boolean> everyoneMustComplete,
        Given<Boolean> onlyAssigneesComplete,
        Given<Integer> maxAssignable,
        Given<Boolean> preventGuestComment,
        Given<Boolean> topSecret,
        boolean isUnlinking) {
    public static final int TITLE = 600;
    public static final int SUMMARY = 100_000;
    public static final int MOST_ASSIGNABLE = 100_000;
    public static final int LAST_POSITION = 100_000;

    /// Faults go into the body; `owners` reads the object of that name, `words` makes rich text
    /// what is kept of it.
    public static TaskChange read(
            Body body, Function<Body, Owners> owners, UnaryOperator<String> words) {
        return new TaskChange(
                body.givenTitle(body.firstOf("title", "name"), TITLE),
                body.givenString(body.firstOf("summary", "description"), SUMMARY).map(words),
                body.givenInstant("deadline"),
                body.givenInstant("started_at"),
                body.object("owners")
                        .map(given -> Given.of(owners.apply(given)))
                        .orElse(Given.absent()),
                Values.fold(body, "taskdata"),
                turn(body),
                body.flag("is_approved"),
                body.givenUrl("webhook"),
                body.givenInteger("position", 1, LAST_POSITION),
                kind(body),
                body.givenFlag("everyone_must_complete"),
                body.givenFlag("can_complete_only_assignees"),
                body.givenInteger("max_assignable", 0, MOST_ASSIGNABLE),
                body.givenFlag("prevent_guest_comment"),
                body.givenFlag("top_secret"),
                body.has("run_id") && body.raw("run_id") == null);
    }

    /// Nothing but the answer to one field.
    public static TaskChange answering(FieldId field, Object value) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put(field.hex(), value);
        return only(Given.absent(), Given.absent(), answers);
    }

    public static TaskChange giving(Owners owners) {
        return only(Given.absent(), Given.of(owners), Map.of());
    }

    public static TaskChange due(Given<Instant> deadline) {
        return only(deadline, Given.absent(), Map.of());
    }

    private static TaskChange only(
            Given<Instant> deadline, Given<Owners> owners, Map<String, Object> answers) {
        return new TaskChange(
                Given.absent(),
                Given.absent(),
                deadline,
                Given.absent(),
                owners,
                answers,
                Turn.NONE,
                Optional.empty(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                false);
    }

    static Given<TaskKind> kind(Body body) {
        if (!body.isSet("task_type")) {
            return Given.absent();
        }
        var kind =
                body.raw("task_type") instanceof String word
                        ? TaskKind.of(word)
                        : Optional.<TaskKind>empty();
        if (kind.isEmpty()) {
            body.fault("task_type", "The selected task type is invalid.");
        }
        return kind.map(Given::of).orElse(Given.absent());
    }

    /// More people than may be assigned are a fault.
    void checkRoom(Work work, Faults faults) {
        if (owners.isPresent() || maxAssignable.isPresent()) {
            checkRoom(on(work.policy()), owners.or(work.owners()), "owners", faults);
        }
    }

    /// The work with all this in place; `at` gives a deadline its place in working time.
    public Work on(Work work, Map<String, Object> merged, Function<Instant, Instant> at) {
        var policy = on(work.policy());
        var people = owners.or(work.owners());
        var due = deadline.map(at).or(work.deadline());
        return new Work(
                kind.or(work.kind()),
                words(title, work.title(), work.shownTitle()),
                words(summary, work.summary(), work.shownSummary()),
                title.or(work.shownTitle()),
                summary.or(work.shownSummary()),
                people,
                work.tags(),
                policy,
                merged,
                webhook.or(work.webhook()),
                work.position(),
                startedAt.or(work.startedAt()),
                due,
                deadline.isPresent() || work.isDeadlineFixed(),
                work.custom());
    }

    /// What was read and comes back as it was shown keeps its variables.
    private static String words(Given<String> sent, String written, String shown) {
        return sent.isPresent() && !Objects.equals(sent.value(), shown) ? sent.value() : written;
    }

    private Policy on(Policy policy) {
        return new Policy(
                everyoneMustComplete.or(policy.everyoneMustComplete()),
                onlyAssigneesComplete.or(policy.onlyAssigneesComplete()),
                maxAssignable.or(policy.maxAssignable()),
                policy.allowGuestOwners(),
                preventGuestComment.or(policy.preventGuestComment()),
                topSecret.or(policy.topSecret()),
                policy.sendChromeless(),
                policy.softStart());
    }

    /// Groups do not count (tasks spec 4.5). `path` is where the people were sent.
    public static void checkRoom(Policy policy, Owners owners, String path, Faults faults) {
        int most = policy.maxAssignable();
        if (most > 0 && owners.members().size() + owners.guests().size() > most) {
            faults.add(path, "No more than " + most + " people may be assigned to this task.");
        }
    }

    /// Whether it asks for nothing but another status.
    public boolean isStatusOnly() {
        return turn != Turn.NONE
                && !title.isPresent()
                && !summary.isPresent()
                && !deadline.isPresent()
                && !startedAt.isPresent()
                && !owners.isPresent()
                && answers.isEmpty()
                && !webhook.isPresent()
                && !position.isPresent()
                && !kind.isPresent()
                && !everyoneMustComplete.isPresent()
                && !onlyAssigneesComplete.isPresent()
                && !maxAssignable.isPresent()
                && !preventGuestComment.isPresent()
                && !topSecret.isPresent()
                && !isUnlinking;
    }

    /// Guests may answer and say that they are done, nothing else (tasks spec 4.9).
    public boolean isAnswersOnly() {
        return new TaskChange(
                        title,
                        summary,
                        deadline,
                        startedAt,
                        owners,
                        Map.of(),
                        Turn.COMPLETE,
                        approved,
                        webhook,
                        position,
                        kind,
                        everyoneMustComplete,
                        onlyAssigneesComplete,
                        maxAssignable,
                        preventGuestComment,
                        topSecret,
                        isUnlinking)
                .isStatusOnly();
    }

    /// What the status asks to be done (tasks spec C20).
    public enum Turn {
        NONE,
        COMPLETE,
        OPEN,
        HIDE
    }

    private static Turn turn(Body body) {
        if (!body.isSet("status")) {
            return Turn.NONE;
        }
        var word = body.raw("status") instanceof String text ? text : "";
        return switch (word) {
            case "completed", "complete" -> Turn.COMPLETE;
            case "active", "in-progress", "incomplete", "not-started" -> Turn.OPEN;
            case "auto-skipped", "skipped" -> Turn.HIDE;
            default -> {
                body.fault("status", "The selected status is invalid.");
                yield Turn.NONE;
            }
        };
    }
}
