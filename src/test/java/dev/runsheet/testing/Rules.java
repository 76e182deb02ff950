package dev.runsheet.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Conditions and actions of the rules of a `Recipe`, about steps and fields by their names.
public final class Rules {
    private Rules() {}

    public static Map<String, Object> when(String step, String operation) {
        return condition("Step", step, operation, null);
    }

    public static Map<String, Object> when(String step, String operation, Object statement) {
        return condition("Step", step, operation, statement);
    }

    /// Asks about a field of a step.
    public static Map<String, Object> field(String label, String operation, Object statement) {
        return condition("Capture", label, operation, statement);
    }

    /// Asks about a field of the kick-off form.
    public static Map<String, Object> kickoff(String label, String operation, Object statement) {
        return condition("Prerun", label, operation, statement);
    }

    public static Map<String, Object> or(Map<String, Object> condition) {
        return Forms.with(condition, "logic", "or");
    }

    private static Map<String, Object> condition(
            String type, String name, String operation, Object statement) {
        var condition = new LinkedHashMap<String, Object>();
        condition.put("conditionable_id", Recipe.ref(name));
        condition.put("conditionable_type", type);
        condition.put("operation", operation);
        condition.put("statement", statement);
        condition.put("logic", "and");
        return condition;
    }

    public static Map<String, Object> show(String step) {
        return action("visibility", "show", step);
    }

    public static Map<String, Object> hide(String step) {
        return action("visibility", "hide", step);
    }

    public static Map<String, Object> reopen(String step) {
        return action("status", "reopen", step);
    }

    /// `verb` is `assign`, `assign_only` or `unassign`.
    public static Map<String, Object> assignment(String verb, String step, List<Object> users) {
        return Forms.with(
                action("assignment", verb, step),
                "assignees",
                Map.of("users", users, "guests", List.of(), "groups", List.of()));
    }

    public static Map<String, Object> clearAssignees(String step) {
        return action("assignment", "clear_assignees", step);
    }

    /// So many days from what is due now.
    public static Map<String, Object> postpone(String step, int days) {
        return Forms.with(
                action("deadline", "deadline", step),
                "deadline",
                Map.of("value", days, "unit", "days", "option", "from"));
    }

    private static Map<String, Object> action(String type, String verb, String step) {
        var action = new LinkedHashMap<String, Object>();
        action.put("action_type", type);
        action.put("action_verb", verb);
        action.put("target_step_id", Recipe.ref(step));
        return action;
    }
}
