package dev.runsheet.template;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.deadline.StartDate;
import dev.runsheet.deadline.StepDeadline;
import dev.runsheet.form.Field;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One step of a template: what its task will be in every run (templates spec 6.1). `position` is
/// 1-based and dense; `deadline` may be null in old documents only; `extras` are keys that we keep
/// and show but do not act on (`ai_assigned` and the like), `custom` the values of its custom
/// fields.
public record Step(
        StepId id,
        String alias,
        String title,
        String summary,
        TaskKind kind,
        int position,
        StageId stage,
        Owners owners,
        List<JobTitleId> roles,
        boolean roleChangesEveryTime,
        boolean assignRunStarter,
        boolean isMandatory,
        Policy policy,
        String webhook,
        StartDate startDate,
        StepDeadline deadline,
        NextLaunch nextLaunch,
        List<Field> fields,
        List<TagId> tags,
        Map<String, Object> extras,
        Map<String, Object> custom,
        MemberId createdBy,
        Instant createdAt,
        Instant lastUpdated) {
    public Step {
        owners = owners == null ? Owners.NOBODY : owners;
        roles = roles == null ? List.of() : List.copyOf(roles);
        policy = policy == null ? Policy.OF_A_STEP : policy;
        fields = fields == null ? List.of() : List.copyOf(fields);
        tags = tags == null ? List.of() : List.copyOf(tags);
        extras =
                extras == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(extras));
        custom = custom == null ? Map.of() : Collections.unmodifiableMap(custom);
    }

    /// A step as it is when nothing was said about it (templates spec 6.1). Its alias is null until
    /// it has a title.
    static Step blank(
            StepId id, String alias, int position, DefaultDeadline due, MemberId by, Instant now) {
        return new Step(
                id,
                alias,
                "",
                null,
                TaskKind.TASK,
                position,
                null,
                Owners.NOBODY,
                List.of(),
                false,
                true,
                false,
                Policy.OF_A_STEP,
                null,
                StartDate.DEFAULT,
                due.deadline(),
                null,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                by,
                now,
                now);
    }

    /// What its task launches when it is completed.
    public Optional<NextLaunch> next() {
        return Optional.ofNullable(nextLaunch);
    }

    Optional<Field> field(FieldId field) {
        return fields.stream().filter(each -> each.id().equals(field)).findFirst();
    }

    /// The same work once more, right behind, with fields of its own, which its texts speak of.
    Step copy(StepId newId, String newAlias, MemberId by, Instant now) {
        var copies = fields.stream().map(field -> field.copy(FieldId.fresh(), now)).toList();
        var renaming = Renaming.of(fields, copies);
        return new Step(
                newId,
                newAlias,
                renaming.in(title),
                renaming.in(summary),
                kind,
                position + 1,
                stage,
                owners,
                roles,
                roleChangesEveryTime,
                assignRunStarter,
                isMandatory,
                policy,
                webhook,
                startDate,
                deadline,
                nextLaunch,
                copies.stream().map(field -> field.worded(renaming::in, renaming::in)).toList(),
                tags,
                extras,
                custom,
                by,
                now,
                now);
    }

    Step at(int newPosition) {
        return with(newPosition, stage, policy, fields, lastUpdated);
    }

    Step in(StageId newStage) {
        return with(position, newStage, policy, fields, lastUpdated);
    }

    Step with(Policy changed, Instant now) {
        return with(position, stage, changed, fields, now);
    }

    Step withFields(List<Field> changed, Instant now) {
        return with(position, stage, policy, changed, now);
    }

    Step customized(Map<String, Object> changed, Instant now) {
        return with(position, stage, summary, policy, fields, changed, now);
    }

    /// With its rich texts as `word` makes them.
    Step worded(UnaryOperator<String> word) {
        var worded = fields.stream().map(field -> field.worded(word)).toList();
        return with(position, stage, word.apply(summary), policy, worded, custom, lastUpdated);
    }

    private Step with(
            int newPosition,
            StageId newStage,
            Policy newPolicy,
            List<Field> newFields,
            Instant updated) {
        return with(newPosition, newStage, summary, newPolicy, newFields, custom, updated);
    }

    private Step with(
            int newPosition,
            StageId newStage,
            String newSummary,
            Policy newPolicy,
            List<Field> newFields,
            Map<String, Object> newCustom,
            Instant updated) {
        return new Step(
                id,
                alias,
                title,
                newSummary,
                kind,
                newPosition,
                newStage,
                owners,
                roles,
                roleChangesEveryTime,
                assignRunStarter,
                isMandatory,
                newPolicy,
                webhook,
                startDate,
                deadline,
                nextLaunch,
                newFields,
                tags,
                extras,
                newCustom,
                createdBy,
                createdAt,
                updated);
    }
}
