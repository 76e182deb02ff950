package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.captures;
import static dev.runsheet.template.Kitchen.field;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.step;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Every key of every write, with every wrong kind of value: no answer is a 500.
class BadTemplatesTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final List<Object> VALUES =
            Arrays.asList(
                    null,
                    true,
                    0,
                    -1,
                    1.5,
                    Long.MAX_VALUE,
                    "",
                    "x",
                    "0".repeat(32),
                    "x".repeat(70_000),
                    "\u0000",
                    List.of(),
                    List.of(1, "x", List.of()),
                    List.of(Map.of("id", 1, "position", "x")),
                    Map.of(),
                    Map.of("data", List.of(Map.of("id", "x"))),
                    Map.of("value", Map.of(), "id", List.of(), "users", "x", "groups", Map.of()));

    private static final List<String> TEMPLATE_KEYS =
            List.of(
                    "title",
                    "type",
                    "summary",
                    "guidance",
                    "status",
                    "alias",
                    "owner_id",
                    "user_id",
                    "webhook",
                    "explanation_video",
                    "icon",
                    "public_cover",
                    "folder_id",
                    "default_folder",
                    "kickoff_title",
                    "kickoff_sharing_user_id",
                    "ko_form_blueprint_id",
                    "default_process_name_format",
                    "starred",
                    "is_pinned",
                    "is_public",
                    "users",
                    "groups",
                    "tags",
                    "prerun",
                    "steps",
                    "stages",
                    "automated_actions",
                    "permissions",
                    "topic_tags",
                    "tenant",
                    "copy_permissions");
    private static final List<String> STEP_KEYS =
            List.of(
                    "title",
                    "summary",
                    "step_type",
                    "position",
                    "stage_id",
                    "assignees",
                    "users",
                    "guests",
                    "groups",
                    "owners",
                    "roles",
                    "deadline",
                    "start_date",
                    "webhook",
                    "max_assignable",
                    "bp_to_launch",
                    "captures",
                    "tags",
                    "checklist_id",
                    "top_secret",
                    "ai_assigned",
                    "ai_allowed_app_keys",
                    "ai_on_uncertainty",
                    "stepType",
                    "target_step_id",
                    "capture_id");
    private static final List<String> FIELD_KEYS =
            List.of(
                    "label",
                    "field_type",
                    "required",
                    "options",
                    "columns",
                    "position",
                    "default_value",
                    "field_validation",
                    "settings",
                    "prefix",
                    "guidance");
    private static final List<String> RULE_KEYS =
            List.of("automated_alias", "conditions", "then_actions", "position");

    private final Kitchen kitchen = new Kitchen(ANN);

    @AfterAll
    static void close() {
        API.close();
    }

    /// Fails inside `ANN`, where every answer is held against the description.
    private static int sendAll(
            String method, String path, Map<String, Object> good, List<String> keys) {
        var statuses = new ArrayList<Integer>();
        for (var key : keys) {
            for (var value : VALUES) {
                var body = new LinkedHashMap<>(good);
                body.put(key, value);
                statuses.add(ANN.send(method, path, body).status());
            }
        }
        assertThat(statuses).allMatch(status -> status < 500);
        return statuses.size();
    }

    @Test
    void noValueOfAnyKeyIsABug() {
        var id = kitchen.create(Map.of()).get("id");
        var step = kitchen.addStep(id, "Weigh", Map.of()).get("id");
        var capture = kitchen.addField(id, step, Map.of()).get("id");
        var template = Map.<String, Object>of("title", "Order flour", "type", "procedure");
        var weigh = Map.<String, Object>of("title", "Weigh");
        var rules = one(id) + "/automated-actions";
        int sent =
                sendAll("POST", ALL, template, TEMPLATE_KEYS)
                        + sendAll("PUT", one(id), template, TEMPLATE_KEYS)
                        + sendAll("POST", one(id) + "/clone", Map.of(), List.of("title", "tenant"))
                        + sendAll("POST", one(id) + "/steps", weigh, STEP_KEYS)
                        + sendAll("PUT", step(id, step), weigh, STEP_KEYS)
                        + sendAll("PUT", step(id, step) + "/reorder", Map.of(), List.of("position"))
                        + sendAll("POST", captures(id, step), field("radio", Map.of()), FIELD_KEYS)
                        + sendAll(
                                "PUT",
                                captures(id, step) + "/" + capture,
                                field("text", Map.of()),
                                FIELD_KEYS)
                        + sendAll(
                                "PUT",
                                step(id, step) + "/captures-reorder",
                                Map.of(),
                                List.of("captures"))
                        + sendAll("POST", rules, Map.of("conditions", List.of()), RULE_KEYS)
                        + sendAll(
                                "POST", one(id) + "/stages", Map.of(), List.of("name", "position"));
        assertThat(sent).isGreaterThan(2_000);
    }
}
