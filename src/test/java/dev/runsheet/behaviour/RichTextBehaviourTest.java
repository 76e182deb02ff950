package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rich text is stored as far as it is allowed, wherever it comes in.
class RichTextBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String SENT = "<p onclick=\"x()\">Mind {{this-1}}<script>x()</script></p>";
    private static final String STORED = "<p>Mind {{this-1}}</p>";

    @Test
    void ofTemplates() {
        var made =
                Recipe.called("Baking")
                        .with("summary", SENT)
                        .with("guidance", SENT)
                        .with("kickoff_description", SENT)
                        .kickoff(with(field("text", "Customer"), "guidance", SENT))
                        .step("Bake", Map.of("summary", SENT), with(rich(), "guidance", SENT))
                        .create(SharedServer.API);
        assertThat(made.read())
                .containsEntry("summary", STORED)
                .containsEntry("guidance", STORED)
                .containsEntry("kickoff_description", STORED);
        assertThat(first(made.read().get("prerun"))).containsEntry("guidance", STORED);
        var step = ann().get(made.path() + "/steps").rows().getFirst();
        assertThat(step).containsEntry("summary", STORED);
        assertThat(first(step.get("captures"))).containsEntry("guidance", STORED);

        var path = made.path() + "/steps/" + made.id("Bake");
        var changed = Map.of("title", "Bake", "summary", "<b>Hot</b><iframe></iframe>");
        assertThat(ann().put(path, changed).data()).containsEntry("summary", "<b>Hot</b>");
        var template = Map.of("title", "Baking", "guidance", "<svg onload=x()><i>Soft</i></svg>");
        assertThat(ann().put(made.path(), template).data())
                .containsEntry("guidance", "<i>Soft</i>");
    }

    @Test
    void ofRuns() {
        var run =
                Recipe.called("Baking")
                        .step("Bake", Map.of())
                        .create(SharedServer.API)
                        .launch(Map.of("summary", SENT));
        assertThat(run.read()).containsEntry("summary", STORED);
        var changed = ann().put(run.path(), Map.of("summary", "<b>Hot</b><script></script>"));
        assertThat(changed.data()).containsEntry("summary", "<b>Hot</b>");
    }

    @Test
    void ofTasksAndTheirAnswers() {
        var body =
                Map.of(
                        "title",
                        "<b>Bake</b>",
                        "summary",
                        SENT,
                        "task_type",
                        "task",
                        "deadline",
                        "2026-03-10T12:00:00Z",
                        "owners",
                        Map.of(),
                        "form_fields",
                        List.of(rich(), field("textarea", "Plain")));
        var task = ann().post(ORG + "/tasks", body).data();
        assertThat(task).containsEntry("title", "<b>Bake</b>").containsEntry("summary", STORED);
        var path = ORG + "/tasks/" + task.get("id");
        var fields = ann().get(path + "?with=form_fields").included("form_fields");
        var rich = (String) fields.getFirst().get("id");
        var plain = (String) fields.getLast().get("id");
        var answers = Map.of(rich, SENT, plain, SENT);
        var written = ann().put(path, Map.of("taskdata", answers, "summary", "a < b"));
        assertThat(written.data())
                .containsEntry("taskdata", Map.of(rich, STORED, plain, SENT))
                .containsEntry("summary", "a &lt; b");
    }

    @Test
    void anAnswerIsTextInASummaryAndStaysInsideOfAnAttribute() {
        var baking =
                Recipe.called("Baking")
                        .kickoff(field("text", "Customer"))
                        .step("Bake", Map.of())
                        .create(SharedServer.API);
        var alias = first(baking.read().get("prerun")).get("alias");
        var summary =
                "<p>For {{%1$s}} <a href=\"{{%1$s}}\" title=\"{{%1$s}}\">x</a></p>"
                        .formatted(alias);
        ann().put(
                        baking.path() + "/steps/" + baking.id("Bake"),
                        Map.of("title", "For {{" + alias + "}}", "summary", summary));
        var answer = "javascript:alert(1)\"><script>x()</script>";
        var run = baking.launch(Map.of("prerun", Map.of(baking.id("Customer"), answer)));
        assertThat(summaryOf(run))
                .contains("For javascript:alert(1)\"&gt;&lt;script&gt;x()&lt;/script&gt; ")
                .doesNotContain("<script>", "href=\"javascript");
        assertThat(run.rows().getFirst()).containsEntry("title", "For " + answer);
        var link = "https://mill.example/a?b=c&d=e";
        var other = baking.launch(Map.of("prerun", Map.of(baking.id("Customer"), link)));
        assertThat(summaryOf(other))
                .isEqualTo(
                        "<p>For %1$s <a href=\"%1$s\" title=\"%1$s\">x</a></p>"
                                .formatted("https://mill.example/a?b=c&amp;d=e"));
    }

    private static String summaryOf(Batch run) {
        return (String)
                run.rows().stream()
                        .map(row -> ann().get(run.path() + "/tasks/" + row.get("id")).data())
                        .findFirst()
                        .orElseThrow()
                        .get("summary");
    }

    private static Map<String, Object> rich() {
        return with(field("textarea", "Notes"), "use_wysiwyg_editor", true);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Object list) {
        return (Map<String, Object>) ((List<?>) list).getFirst();
    }

    private static Caller ann() {
        return SharedServer.API.as(World.ANN_TOKEN);
    }
}
