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
        Instant lastUpdated) {}
