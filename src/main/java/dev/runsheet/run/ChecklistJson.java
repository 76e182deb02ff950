package dev.runsheet.run;

import dev.runsheet.form.FieldJson;
import dev.runsheet.rule.RuleJson;
import dev.runsheet.template.Content;
import dev.runsheet.template.StepJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The template version that a run was launched from, inside the run (tasks spec C6); later edits
/// of the template do not show here.
final class ChecklistJson {
    private ChecklistJson() {}

    /// Null for a run without a template.
    static Map<String, Object> of(Run run, Content content, boolean isWithSteps) {
        var from = run.from();
        if (from == null) {
            return null;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", from.template().hex());
        json.put("title", content.title());
        json.put("summary", content.summary());
        json.put("type", content.kind().name().toLowerCase(Locale.ROOT));
        json.put("version", from.version());
        json.put("guidance", content.guidance());
        json.put("webhook", content.webhook());
        json.put("kickoff_title", content.kickoffTitle());
        json.put("kickoff_description", content.kickoffDescription());
        json.put("can_add_oot", content.mayAddTasks());
        json.put("steps_count", content.steps().size());
        json.putAll(content.display());
        json.put("prerun", content.kickoff().stream().map(FieldJson::of).toList());
        json.put("automated_actions", content.rules().stream().map(RuleJson::of).toList());
        if (isWithSteps) {
            json.put(
                    "steps",
                    IncludedJson.data(
                            content.steps().stream()
                                    .map(step -> StepJson.of(from.template(), step))
                                    .toList()));
        }
        return json;
    }
}
