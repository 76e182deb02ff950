package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is read of tasks and processes; the numbers are those of section 20 of the tasks spec.
class ReadingBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final Recipe.Made BAKING =
            Recipe.called("Baking to read")
                    .with("webhook", "https://hooks.example.com/baking")
                    .step("Mix", due(3))
                    .step("Bake", due(1))
                    .step("Cool", due(1))
                    .step("Sell", due(2))
                    .rule(when("Bake", "completed"), show("Cool"))
                    .create(SharedServer.API);

    private final Batch run = BAKING.launch(Map.of());

    private static Map<String, Object> due(int days) {
        return Map.of(
                "deadline",
                Map.of("value", days, "unit", "days", "option", "from", "step", "start_run"));
    }

    @Test
    void b36_aHiddenTaskIsListedAndNothingElse() {
        assertThat(run.rows())
                .extracting(task -> task.get("status"))
                .containsExactly("not-started", "not-started", "auto-skipped", "not-started");
        var read = ANN.get(run.path() + "?with=tasks").data();
        assertThat(titles(read.get("tasks"))).containsExactly("Mix", "Bake", "Sell");
        assertThat(read)
                .containsEntry("progress", Map.of("complete", 0, "total", 3, "percent", 0))
                .containsEntry("whole_progress", Map.of("complete", 0, "total", 4, "percent", 0));
        assertThat(run.tryToComplete("Cool", Map.of()).status()).isEqualTo(422);
        assertThat(run.status("Cool")).isEqualTo("auto-skipped");
    }

    @Test
    void b37_theNextTaskIsTheOneDueFirst() {
        assertThat(nextTask()).containsExactly("Bake");
        run.complete("Bake");
        assertThat(nextTask()).containsExactly("Cool");
        Stream.of("Cool", "Sell").forEach(run::complete);
        assertThat(nextTask()).containsExactly("Mix");
        run.complete("Mix");
        assertThat(nextTask()).isEmpty();
    }

    @Test
    void b37_aWebhookNamesTheNextTaskByItsPlace() {
        run.complete("Bake");
        assertThat(nextTask()).containsExactly("Cool");
        assertThat(webhook("Bake"))
                .containsEntry("url", "https://hooks.example.com/baking")
                .containsEntry("next_task", Map.of("id", run.task("Mix")));
        Stream.of("Mix", "Cool").forEach(run::complete);
        assertThat(webhook("Mix")).containsEntry("next_task", Map.of("id", run.task("Cool")));
        run.complete("Sell");
        assertThat(webhook("Sell")).containsEntry("next_task", List.of());
    }

    private Map<String, Object> webhook(String title) {
        var told = Told.payloads("task.webhook", run.task(title));
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    @Test
    void b38_aRowHasNoSummaryUnlessItIsAskedFor() {
        run.update("Mix", Map.of("summary", "Ten minutes"));
        var list = ORG + "/tasks?unassigned=false&per_page=100";
        for (var rows : List.of(ANN.get(list).rows(), run.rows())) {
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).doesNotContainKey("summary"));
        }
        assertThat(ANN.get(list + "&with=summary").rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsKey("summary"));
        assertThat(ANN.get(run.path() + "/tasks?with=summary").rows().getFirst())
                .containsEntry("summary", "Ten minutes")
                .containsEntry("original_summary", "Ten minutes");
        assertThat(ANN.get(ORG + "/tasks/" + run.task("Mix")).data())
                .containsEntry("summary", "Ten minutes");
    }

    @Test
    void b39_aTaskOfAProcessIsReadWithoutItsProcessButNotInAnother() {
        var mix = run.task("Mix");
        assertThat(ANN.get(ORG + "/tasks/" + mix).data())
                .containsEntry("id", mix)
                .containsEntry("run_id", run.id())
                .isEqualTo(run.read("Mix"));
        var other = BAKING.launch(Map.of());
        var elsewhere = ANN.get(other.path() + "/tasks/" + mix);
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.json()).containsEntry("code", "RESOURCE_NOT_FOUND");
    }

    @Test
    void b40_overdueIsOpenAndShown() {
        run.complete("Sell");
        var late = World.NOON.plusSeconds(2 * 24 * 3600 + 1);
        var overdue =
                SharedServer.at(late, () -> ANN.get(run.path() + "/tasks?status=overdue").rows());
        assertThat(overdue).extracting(task -> task.get("title")).containsExactly("Bake");
    }

    @Test
    void b40_oneDayOverridesOtherDeadlineFilters() {
        assertThat(due("deadline_before=2026-03-08")).containsExactlyInAnyOrder("Bake", "Cool");
        assertThat(due("deadline_before=2026-03-07")).isEmpty();
        assertThat(due("deadline_after=2026-03-08")).containsExactly("Mix");
        assertThat(due("deadline_on=2026-03-08&deadline_before=2026-03-08"))
                .containsExactly("Sell");
    }

    private List<Object> due(String filter) {
        return ANN.get(run.path() + "/tasks?" + filter).rows().stream()
                .map(task -> task.get("title"))
                .toList();
    }

    @Test
    void b41_aOneOffTaskIsArchivedRestoredAndDeleted() {
        var task = Way.ONE_OFF.task(Map.of(), field("text", "Notes"));
        var before = task.read();
        var archived = ANN.delete(task.path());
        assertThat(archived.status()).isEqualTo(204);
        assertThat(archived.text()).isEmpty();
        assertThat(ids("")).doesNotContain(task.id());
        assertThat(ids("&archived=only")).contains(task.id());
        assertThat(task.put("{\"title\": \"Never\"}").status()).isEqualTo(404);
        assertThat(task.complete().status()).isEqualTo(404);

        var restored = ANN.put(task.path() + "/restore", "");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.data()).containsEntry("archived_at", null);
        assertThat(ids("")).contains(task.id());
        assertThat(task.read()).isEqualTo(before);

        assertThat(ANN.delete(task.path() + "/delete").status()).isEqualTo(204);
        assertThat(ANN.get(task.path()).status()).isEqualTo(404);
    }

    private static List<Object> ids(String more) {
        var path = ORG + "/tasks?is_oneoff=true&without_pagination=1" + more;
        return ANN.get(path).rows().stream().map(row -> row.get("id")).toList();
    }

    private List<String> nextTask() {
        return titles(ANN.get(run.path() + "?with=next_task").data().get("next_task"));
    }

    private static List<String> titles(Object wrapped) {
        return ((List<?>) ((Map<?, ?>) wrapped).get("data"))
                .stream().map(task -> (String) ((Map<?, ?>) task).get("title")).toList();
    }
}
