package dev.runsheet.template;

import dev.runsheet.base.Dates;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Policy;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.deadline.StepDeadlineJson;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A step as the wire shows it (templates spec 6.1).
public final class StepJson {
    private StepJson() {}

    /// `titles` are the names of the job titles; one that is not among them is gone.
    public static Map<String, Object> of(
            TemplateId template, Step step, Map<JobTitleId, String> titles) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", step.id().hex());
        json.put("checklist_id", template.hex());
        json.put("alias", step.alias());
        json.put("title", step.title());
        json.put("summary", step.summary());
        json.put("step_type", step.kind().word());
        json.put("position", step.position());
        json.put("stage_id", step.stage() == null ? null : step.stage().hex());
        putOwners(json, step, titles);
        putPolicy(json, step.policy());
        json.put("skip_start_process", step.isMandatory());
        json.put("webhook", step.webhook());
        json.put(
                "start_date",
                step.startDate() == null ? null : StepDeadlineJson.of(step.startDate()));
        json.put("deadline", step.deadline() == null ? null : StepDeadlineJson.of(step.deadline()));
        json.put("bp_to_launch", nextLaunch(step.nextLaunch()));
        json.put("ai_assigned", false);
        json.put("ai_allowed_app_keys", List.of());
        json.put("ai_on_uncertainty", null);
        json.putAll(step.extras());
        json.put("captures", captures(step));
        json.put("tags", step.tags().stream().map(TagId::hex).toList());
        json.put("custom_fields", step.custom());
        json.put("owner_id", step.createdBy() == null ? null : step.createdBy().value());
        json.put("created_at", Dates.millis(step.createdAt()));
        json.put("last_updated", Dates.millis(step.lastUpdated()));
        json.put("archived_at", null);
        return json;
    }

    static Map<String, Object> capture(StepId step, Field field) {
        var json = FieldJson.of(field);
        json.put("step_id", step.hex());
        return json;
    }

    private static List<Map<String, Object>> captures(Step step) {
        return step.fields().stream().map(field -> capture(step.id(), field)).toList();
    }

    private static void putOwners(
            Map<String, Object> json, Step step, Map<JobTitleId, String> titles) {
        json.put("assignees", step.owners().members().stream().map(MemberId::value).toList());
        json.put("guests", step.owners().guests());
        json.put("groups", step.owners().groups().stream().map(GroupId::hex).toList());
        json.put(
                "roles",
                step.roles().stream()
                        .filter(titles::containsKey)
                        .map(id -> role(id, titles.get(id)))
                        .toList());
        json.put("role_changes_every_time", step.roleChangesEveryTime());
        json.put("assign_run_starter", step.assignRunStarter());
    }

    public static Map<String, Object> role(JobTitleId id, String name) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.hex());
        json.put("name", name);
        return json;
    }

    private static void putPolicy(Map<String, Object> json, Policy policy) {
        json.put("allow_guest_owners", policy.allowGuestOwners());
        json.put("max_assignable", policy.maxAssignable() == 0 ? null : policy.maxAssignable());
        json.put("can_complete_only_assignees", policy.onlyAssigneesComplete());
        json.put("everyone_must_complete", policy.everyoneMustComplete());
        json.put("prevent_guest_comment", policy.preventGuestComment());
        json.put("top_secret", policy.topSecret());
        json.put("send_chromeless", policy.sendChromeless());
        json.put("is_soft_start_date", policy.softStart());
    }

    private static Map<String, Object> nextLaunch(NextLaunch launch) {
        if (launch == null) {
            return null;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", launch.template().hex());
        json.put("default_name_format", launch.nameFormat());
        json.put("tasks_within_process", launch.isWithinProcess());
        return json;
    }
}
