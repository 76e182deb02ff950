package dev.runsheet.task;

import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.form.DocumentFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is to be done, by whom and until when: all that people and rules may change about a task.
/// `title` and `summary` are as they were written; `shownTitle` and `shownSummary` have the
/// variables filled in. A fixed deadline was set by a person or a rule and does not follow its
/// anchor. `custom` are the values of its custom fields.
public record Work(
        TaskKind kind,
        String title,
        String summary,
        String shownTitle,
        String shownSummary,
        Owners owners,
        List<TagId> tags,
        Policy policy,
        Map<String, Object> answers,
        String webhook,
        int position,
        Instant startedAt,
        Instant deadline,
        boolean isDeadlineFixed,
        Map<String, Object> custom) {

    public Work withOwners(Owners other) {
        return copy(shownTitle, shownSummary, other, answers, position, deadline, isDeadlineFixed);
    }

    public Work withTags(List<TagId> other) {
        return new Work(
                kind,
                title,
                summary,
                shownTitle,
                shownSummary,
                owners,
                other,
                policy,
                answers,
                webhook,
                position,
                startedAt,
                deadline,
                isDeadlineFixed,
                custom);
    }

    /// With other custom fields.
    public Work customized(Map<String, Object> other) {
        return new Work(
                kind,
                title,
                summary,
                shownTitle,
                shownSummary,
                owners,
                tags,
                policy,
                answers,
                webhook,
                position,
                startedAt,
                deadline,
                isDeadlineFixed,
                other);
    }

    public Work withAnswers(Map<String, Object> other) {
        return copy(shownTitle, shownSummary, owners, other, position, deadline, isDeadlineFixed);
    }

    public Work withDeadline(Instant other, boolean fixed) {
        return copy(shownTitle, shownSummary, owners, answers, position, other, fixed);
    }

    public Work withPosition(int other) {
        return copy(shownTitle, shownSummary, owners, answers, other, deadline, isDeadlineFixed);
    }

    public Work shown(String filledTitle, String filledSummary) {
        return copy(
                filledTitle, filledSummary, owners, answers, position, deadline, isDeadlineFixed);
    }

    /// Whether a variable or a field of a document stands in it, so that it reads differently when
    /// answers change.
    public boolean hasVariables() {
        return title.contains("{{")
                || summary != null && (summary.contains("{{") || DocumentFields.isIn(summary));
    }

    private Work copy(
            String shownTitle,
            String shownSummary,
            Owners owners,
            Map<String, Object> answers,
            int position,
            Instant deadline,
            boolean isDeadlineFixed) {
        return new Work(
                kind,
                title,
                summary,
                shownTitle,
                shownSummary,
                owners,
                tags,
                policy,
                answers,
                webhook,
                position,
                startedAt,
                deadline,
                isDeadlineFixed,
                custom);
    }
}
