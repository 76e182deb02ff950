package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static dev.runsheet.fire.Samples.field;
import static dev.runsheet.fire.Samples.json;
import static dev.runsheet.fire.Samples.plus;

import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Of every write to templates one that is as it should be.
final class TemplateWrites {
    private final Pantry pantry;
    private final List<Write> writes = new ArrayList<>();

    private TemplateWrites(Pantry pantry) {
        this.pantry = pantry;
    }

    static List<Write> of(Pantry pantry) {
        var all = new TemplateWrites(pantry);
        all.templates();
        all.steps();
        all.fields();
        all.rest();
        return all.writes;
    }

    private void good(String method, String path, Object body) {
        writes.add(new Write(method, path, body));
    }

    private void templates() {
        var template =
                json(
                        """
                        {"title": "Rye", "type": "procedure", "summary": "Dark", "guidance": "Slowly", "status": "draft",
                         "webhook": "https://flour.example/hook", "owner_id": 1001, "is_pinned": false, "starred": true,
                         "users": [1002], "groups": ["%1$s"], "tags": ["%2$s"], "folder_id": null, "default_folder": null,
                         "default_process_name_format": "Rye {DATE}", "kickoff_title": "Which?",
                         "kickoff_description": "Say", "explanation_video": "https://flour.example/v", "can_add_oot": true,
                         "permissions": [{"type": "process_read", "all": false, "users": [1002], "groups": []}]}
                        """,
                        World.OVENS.hex(), pantry.ids.get("tag"));
        var asking = plus(field("dropdown"), "default_value", "Rye");
        good("POST", ORG + "/checklists", plus(template, "prerun", List.of(asking)));
        good("PUT", pantry.checklist(""), plus(template, "prerun", List.of(field("text"))));
        good("POST", ORG + "/checklists", exported());
        good(
                "POST",
                pantry.checklist("/clone"),
                Map.of("title", "Copy", "tenant", World.FLOUR.hex(), "copy_permissions", true));
    }

    /// One step of it, with its fields and the kick-off form, as somebody would import it.
    private Map<String, Object> exported() {
        var export = pantry.bakery.ann.get(pantry.checklist("?with=steps,stages")).data();
        var kept = new LinkedHashMap<String, Object>();
        for (var key : List.of("title", "type", "stages", "prerun")) {
            kept.put(key, export.get(key));
        }
        kept.put("steps", pantry.bakery.ann.get(pantry.checklist("/steps")).rows().subList(0, 1));
        return kept;
    }

    private void steps() {
        var one = pantry.checklist("/steps/" + pantry.otherStep);
        good(
                "PUT",
                one,
                json(
                        """
                        {"title": "Fold", "summary": "Twice", "step_type": "task", "position": 2, "stage_id": "%1$s",
                         "assignees": [1002], "guests": ["gus@flour.example"], "groups": ["%2$s"],
                         "roles": [{"name": "Baker"}], "max_assignable": 5, "everyone_must_complete": true,
                         "top_secret": false, "webhook": "https://flour.example/hook",
                         "start_date": {"value": 2, "unit": "hours"},
                         "deadline": {"value": 1, "unit": "days", "option": "from", "step": "start_run"},
                         "tags": ["%3$s"], "bp_to_launch": null, "ai_allowed_app_keys": ["x"]}
                        """,
                        pantry.ids.get("stage"), World.OVENS.hex(), pantry.ids.get("tag")));
        good("POST", pantry.checklist("/steps"), Map.of("title", "Cool", "position", 1));
        good("PUT", one + "/reorder", Map.of("position", 2));
        good(
                "PUT",
                "/processes/micro-functions/organizations/%s/blueprints/%s/steps/%s/edit-step-type"
                        .formatted(World.FLOUR.hex(), pantry.template, pantry.otherStep),
                Map.of("checklist_id", pantry.template, "stepType", "any"));
    }

    private void fields() {
        var step = pantry.checklist("/steps/" + pantry.step);
        var capture = pantry.ids.get("capture");
        good("POST", step + "/captures", field("radio"));
        good("POST", step + "/captures", field("table"));
        good(
                "PUT",
                step + "/captures/" + capture,
                json(
                        """
                        {"label": "Note", "field_type": "text", "required": true, "field_validation": ["numeric"],
                         "default_value": "7", "default_value_enabled": true, "settings": {"x": 1}, "prefix": "a",
                         "suffix": "b"}
                        """));
        var order = List.of(Map.of("capture_id", capture, "position", 1));
        good("PUT", step + "/captures-reorder", Map.of("captures", order));
    }

    private void rest() {
        good(
                "PUT",
                pantry.checklist("/automated-actions/" + pantry.ids.get("rule")),
                Samples.rule(pantry.step, pantry.otherStep));
        good("PUT", pantry.checklist("/stages/" + pantry.ids.get("stage")), Samples.stage());
    }
}
