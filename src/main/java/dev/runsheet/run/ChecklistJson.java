package dev.runsheet.run;

import dev.runsheet.base.JobTitleId;
import dev.runsheet.template.Content;
import dev.runsheet.template.TemplateJson;
import java.util.Map;

/// The template version that a run was launched from, inside the run (tasks spec C6); later edits
/// of the template do not show here.
final class ChecklistJson {
    private ChecklistJson() {}

    /// Null for a run without a template.
    static Map<String, Object> of(Run run, Content content) {
        var from = run.from();
        if (from == null) {
            return null;
        }
        return TemplateJson.of(from.template(), from.version(), content);
    }

    /// As `of`, with its steps; `titles` are the names of the job titles.
    static Map<String, Object> withSteps(Run run, Content content, Map<JobTitleId, String> titles) {
        var json = of(run, content);
        if (json != null) {
            var steps = TemplateJson.steps(run.from().template(), content, titles);
            json.put("steps", IncludedJson.data(steps));
        }
        return json;
    }
}
