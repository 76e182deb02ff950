package dev.runsheet.run;

import dev.runsheet.template.Content;
import dev.runsheet.template.TemplateJson;
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
        var json = TemplateJson.of(from.template(), from.version(), content);
        if (isWithSteps) {
            json.put("steps", IncludedJson.data(TemplateJson.steps(from.template(), content)));
        }
        return json;
    }
}
