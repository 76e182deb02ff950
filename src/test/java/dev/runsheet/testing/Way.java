package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a client reaches a task: one of a process or one on its own, under either base address.
public enum Way {
    ONE_OFF(""),
    IN_PROCESS(""),
    ONE_OFF_UNDER_API("/api"),
    IN_PROCESS_UNDER_API("/api");

    public static final String TITLE = "Review Proposal";
    public static final String DEADLINE = "2026-03-10T12:00:00Z";

    private final String mount;

    Way(String mount) {
        this.mount = mount;
    }

    public boolean isInProcess() {
        return this == IN_PROCESS || this == IN_PROCESS_UNDER_API;
    }

    public String org() {
        return mount + "/organizations/" + World.FLOUR.hex();
    }

    /// A task of Ann's, with these fields.
    public Errand task(List<Map<String, Object>> fields) {
        return task(Map.of(), fields);
    }

    /// `more` are properties as `POST /tasks` knows them.
    @SafeVarargs
    public final Errand task(Map<String, Object> more, Map<String, Object>... fields) {
        var list = new ArrayList<Map<String, Object>>();
        for (var field : fields) {
            list.add(field);
        }
        return task(more, list);
    }

    public Errand task(Map<String, Object> more, List<Map<String, Object>> fields) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("task_type", "task");
        asked.put("owners", Map.of("users", List.of(1001)));
        asked.putAll(more);
        return isInProcess() ? inProcess(asked, fields) : oneOff(asked, fields);
    }

    private Errand oneOff(Map<String, Object> asked, List<Map<String, Object>> fields) {
        var body = new LinkedHashMap<>(asked);
        body.put("title", TITLE);
        body.put("deadline", DEADLINE);
        body.put("form_fields", fields);
        var reply = SharedServer.API.as(World.ANN_TOKEN).post(org() + "/tasks", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return new Errand((String) reply.data().get("id"), org());
    }

    private Errand inProcess(Map<String, Object> asked, List<Map<String, Object>> fields) {
        var step = new LinkedHashMap<>(asked);
        step.put("step_type", step.remove("task_type"));
        var template =
                Recipe.called("Proposals").step(TITLE, step, fields).create(SharedServer.API);
        var dated = Map.of(template.id(TITLE), Map.of("deadline", DEADLINE));
        var run = template.launch(Map.of("tasks", dated));
        return new Errand(run.task(TITLE), org() + "/runs/" + run.id());
    }
}
