package dev.runsheet.template;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.deadline.StartDate;
import dev.runsheet.deadline.StepDeadline;
import dev.runsheet.form.Field;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One step of a template: what its task will be in every run (templates spec 6.1). `position` is
/// 1-based and dense; `deadline` may be null in old documents only; `extras` are keys that we keep
/// and show but do not act on (`ai_assigned` and the like).
public record Step(
        StepId id,
        String alias,
        String title,
        String summary,
        TaskKind kind,
        int position,
        StageId stage,
        Owners owners,
        List<Map<String, Object>> roles,
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

    private Step with(
            int newPosition,
            StageId newStage,
            Policy newPolicy,
            List<Field> newFields,
            Instant updated) {
        return new Step(
                id,
                alias,
                title,
                summary,
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
                createdBy,
                createdAt,
                updated);
    }
}
