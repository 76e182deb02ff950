package dev.runsheet.rule;

import dev.runsheet.base.Dates;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import java.util.LinkedHashMap;
import java.util.Map;

/// A rule as the wire shows it (templates spec 8.1).
public final class RuleJson {
    private RuleJson() {}

    public static Map<String, Object> of(Rule rule) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", rule.id().hex());
        json.put("automated_alias", rule.alias());
        json.put("position", rule.position());
        json.put("conditions", rule.conditions().stream().map(RuleJson::condition).toList());
        json.put("then_actions", rule.actions().stream().map(RuleJson::action).toList());
        json.put("created_at", Dates.millis(rule.createdAt()));
        json.put("last_updated", Dates.millis(rule.lastUpdated()));
        json.put("archived_at", Dates.millis(rule.archivedAt()));
        return json;
    }

    private static Map<String, Object> condition(Condition condition) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", Id.hex(condition.id()));
        json.put("conditionable_id", Id.hex(condition.subject().id()));
        json.put("conditionable_type", condition.subject().kind().word());
        json.put("operation", condition.operation());
        json.put("statement", condition.statement());
        json.put("logic", condition.logic());
        json.put("position", condition.position());
        json.put("column_contains_name", condition.column());
        return json;
    }

    private static Map<String, Object> action(Action action) {
        var source = action.source();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", Id.hex(action.id()));
        json.put("action_type", action.verb().type().word());
        json.put("action_verb", action.verb().word());
        json.put("target_step_id", action.target() == null ? null : action.target().hex());
        json.put("position", action.position());
        json.put("actionable_id", source == null ? null : Id.hex(source.id()));
        json.put("actionable_type", source == null ? null : source.kind().word());
        json.put("deadline", action.shift() == null ? null : deadline(action.shift()));
        json.put("assignees", assignees(action.people()));
        json.put("webhook_url", action.webhookUrl());
        json.put("alias_name", action.webhookName());
        return json;
    }

    private static Map<String, Object> deadline(Shift shift) {
        var json = new LinkedHashMap<String, Object>();
        json.put("value", shift.value());
        json.put("unit", shift.unit());
        json.put("option", shift.isBefore() ? "before" : "from");
        return json;
    }

    private static Map<String, Object> assignees(Owners people) {
        var json = new LinkedHashMap<String, Object>();
        json.put("users", people.members().stream().map(MemberId::value).toList());
        json.put("guests", people.guests());
        json.put("groups", people.groups().stream().map(GroupId::hex).toList());
        return json;
    }
}
