package dev.runsheet.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All fields of a template in one list, for who picks one (templates spec 3.12): those of the
/// kick-off form, then those of each step.
final class FormFieldsJson {
    private FormFieldsJson() {}

    static List<Map<String, Object>> of(Draft draft) {
        var fields = new ArrayList<Map<String, Object>>();
        for (var field : draft.content().kickoff()) {
            var json = TemplateJson.prerun(draft.template().id(), field);
            json.put("step_id", null);
            json.put("step_title", null);
            fields.add(json);
        }
        for (var step : draft.content().steps()) {
            for (var field : step.fields()) {
                var json = StepJson.capture(step.id(), field);
                json.put("step_title", step.title());
                fields.add(json);
            }
        }
        return fields;
    }
}
