package dev.runsheet.rule;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Owners;
import dev.runsheet.base.StepId;
import java.util.Map;
import java.util.UUID;

/// What a rule does when it fires. `target` may be null for a webhook; `shift` is set for a
/// deadline, `people` for an assignment; `source` is the field or step that people or the base date
/// come from, or null.
public record Action(
        UUID id,
        Verb verb,
        StepId target,
        int position,
        Shift shift,
        Owners people,
        Subject source,
        String webhookUrl,
        String webhookName) {

    public Action {
        people = people == null ? Owners.NOBODY : people;
    }

    Action retarget(Map<StepId, StepId> steps, Map<FieldId, FieldId> fields) {
        return new Action(
                Id.next(),
                verb,
                target == null ? null : steps.getOrDefault(target, target),
                position,
                shift,
                people,
                source == null ? null : source.retarget(steps, fields),
                webhookUrl,
                webhookName);
    }
}
