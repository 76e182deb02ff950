package dev.runsheet.template;

import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A template with a bit of everything, as chance has it.
final class RandomTemplate {
    private static final List<String> FLAGS =
            List.of(
                    "is_public",
                    "is_featured",
                    "is_public_kickoff",
                    "is_pinned",
                    "auto_naming",
                    "dual_version_enabled",
                    "folderize_process",
                    "tag_process",
                    "allow_launcher_change_name",
                    "folder_changeable_by_launcher",
                    "can_add_oot");

    private static final List<String> STEP_FLAGS =
            List.of(
                    "everyone_must_complete",
                    "can_complete_only_assignees",
                    "allow_guest_owners",
                    "prevent_guest_comment",
                    "top_secret",
                    "send_chromeless",
                    "is_soft_start_date",
                    "assign_run_starter",
                    "skip_start_process",
                    "role_changes_every_time");

    private final Random random;
    private final List<String> steps = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final List<Map<String, Object>> asked = new ArrayList<>();
    private final String kind;
    private int fields;

    RandomTemplate(Random random) {
        this.random = random;
        this.kind = one("procedure", "form", "document");
    }

    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Bread " + random.nextInt(1_000));
        body.put("type", kind);
        body.put("summary", maybe("How we bake"));
        body.put("guidance", maybe("<p>Slowly &amp; warm</p>"));
        body.put("status", maybe("Finishing"));
        body.put("webhook", maybe("https://flour.example/hook"));
        body.put("icon", maybe("fa-bread"));
        body.put("explanation_video", maybe("https://flour.example/video"));
        body.put("topic_tags", random.nextBoolean() ? List.of("Food", "Work") : List.of());
        body.put("kickoff_title", maybe("Order bread"));
        body.put("kickoff_description", maybe("<p>Tell us</p>"));
        body.put("kickoff_sharing_user_id", maybe(1002));
        body.put("default_process_name_format", maybe("Bread {{date}}"));
        body.put("users", random.nextBoolean() ? List.of(1002) : List.of());
        body.put("groups", random.nextBoolean() ? List.of(World.OVENS.hex()) : List.of());
        body.put("permissions", List.of(right()));
        FLAGS.forEach(flag -> body.put(flag, random.nextBoolean()));
        body.put("custom_fields", customFields());
        body.put("prerun", fields("Prerun"));
        body.put("stages", stages());
        body.put("steps", steps());
        body.put("automated_actions", rules());
        return body;
    }

    private Map<String, Object> right() {
        return Map.of(
                "type", one("checklist_edit", "process_launch", "process_read"),
                "all", random.nextBoolean(),
                "users", List.of(1002),
                "groups", List.of());
    }

    private List<Map<String, Object>> fields(String subject) {
        var list = new ArrayList<Map<String, Object>>();
        boolean isInDocument = kind.equals("document") && subject.equals("Capture");
        var types = isInDocument ? List.of("text", "textarea", "date") : Forms.TYPES;
        for (int i = random.nextInt(4); i > 0; i--) {
            var type = types.get(random.nextInt(types.size()));
            var label = "Question " + ++fields;
            var field = Forms.field(type, label);
            field.put("id", Recipe.ref(label));
            field.put("alias", "question-" + Math.abs(random.nextInt()) + "-" + fields);
            field.put("required", random.nextBoolean());
            field.put("guidance", maybe("Think"));
            field.put("position", list.size() + 1);
            field.put("custom_fields", customFields());
            field.put("collect_time", random.nextBoolean());
            field.put("use_wysiwyg_editor", random.nextBoolean());
            field.put("must_all_checked", random.nextBoolean());
            field.put("default_to_guest", random.nextBoolean());
            if (type.equals("text")) {
                field.put(
                        "field_validation", random.nextBoolean() ? List.of("numeric") : List.of());
                field.put("default_value", maybe("7"));
                field.put("default_value_enabled", random.nextBoolean());
            }
            list.add(field);
            asked.add(Map.of("conditionable_id", field.get("id"), "conditionable_type", subject));
        }
        return list;
    }

    private List<Map<String, Object>> stages() {
        var list = new ArrayList<Map<String, Object>>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var name = "Stage " + i;
            stages.add(Recipe.ref(name));
            list.add(Map.of("id", Recipe.ref(name), "name", name, "position", list.size() + 1));
        }
        return list;
    }

    private List<Map<String, Object>> steps() {
        var list = new ArrayList<Map<String, Object>>();
        int count = 1 + random.nextInt(5);
        for (int i = 1; i <= count; i++) {
            list.add(step(i));
        }
        return list;
    }

    private Map<String, Object> step(int position) {
        var title = "Step " + position;
        var step = new LinkedHashMap<String, Object>();
        step.put("id", Recipe.ref(title));
        step.put("title", title);
        step.put("alias", "step-" + Math.abs(random.nextInt()) + "-" + position);
        step.put("summary", maybe("<p>Do <strong>it</strong></p>"));
        step.put("step_type", one("task", "approval", "expiring", "email"));
        step.put("stage_id", stages.isEmpty() ? null : maybe(stages.getFirst()));
        step.put("assignees", random.nextBoolean() ? List.of(1001, 1002) : List.of());
        step.put("guests", random.nextBoolean() ? List.of(World.GUS) : List.of());
        step.put("groups", random.nextBoolean() ? List.of(World.OVENS.hex()) : List.of());
        step.put("max_assignable", maybe(5));
        step.put("webhook", maybe("https://flour.example/step"));
        STEP_FLAGS.forEach(flag -> step.put(flag, random.nextBoolean()));
        if (!steps.isEmpty() && random.nextBoolean()) {
            step.put("deadline", Kitchen.deadline(2, "days", "from", steps.getLast()));
        }
        step.put("custom_fields", customFields());
        step.put("captures", fields("Capture"));
        if (!asked.isEmpty() && random.nextBoolean()) {
            step.put("title", title + " of {{nothing}}");
        }
        steps.add((String) step.get("id"));
        return step;
    }

    private List<Map<String, Object>> rules() {
        var list = new ArrayList<Map<String, Object>>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var conditions = new ArrayList<Map<String, Object>>();
            conditions.add(Kitchen.on("Step", steps.getFirst(), one("completed", "reopened")));
            if (!asked.isEmpty()) {
                var field = asked.get(random.nextInt(asked.size()));
                conditions.add(
                        Kitchen.on(
                                (String) field.get("conditionable_type"),
                                field.get("conditionable_id"),
                                one("is_empty", "is_not_empty")));
            }
            list.add(
                    Map.of(
                            "automated_alias",
                            "Rule " + i,
                            "position",
                            list.size() + 1,
                            "conditions",
                            conditions,
                            "then_actions",
                            List.of(Kitchen.show(steps.getLast()))));
        }
        return list;
    }

    private Map<String, Object> customFields() {
        var values = new LinkedHashMap<String, Object>();
        if (random.nextBoolean()) {
            values.put("code", "C-" + random.nextInt(100));
            values.put("size", random.nextInt(100));
            values.put("marks", List.of(one("new", "hot")));
        }
        return values;
    }

    private Object maybe(Object value) {
        return random.nextBoolean() ? value : null;
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }
}
