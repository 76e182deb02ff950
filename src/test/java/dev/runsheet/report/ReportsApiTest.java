package dev.runsheet.report;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Rules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs that are taken elsewhere; the number is that of the platform spec's Appendix B.
class ReportsApiTest {
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String ALL = ORG + "/exports/runs";
    private static final String COLUMNS =
            "blueprint_id,blueprint_name,blueprint_version,process_id,process_name,process_tag,"
                    + "process_owner,process_owner_id,total_tasks_in_process,tasks_completed,"
                    + "process_status,process_last_modified,process_completed_at,type,"
                    + "has_form_fields,kick_off_task_id,kick_off_task_name,process_task_id,"
                    + "process_task_status,process_task_name,process_task_alias,"
                    + "process_task_data_id,process_task_data_name,process_task_comment_id,"
                    + "process_task_comment_name,milestone_id,milestone_name,milestone_position,"
                    + "user_assigned,assigned_user_id,guest_assigned,total_users_assigned,"
                    + "total_guests_assigned,total_assignees,completed_by,assigned_or_shown_on,"
                    + "due_by,completed_on,no_of_form_fields,form_field_type,"
                    + "question_in_form_field,answer_in_form_field,issue_reported,"
                    + "no_of_issue_reported,issue_resolved,no_of_issue_resolved,total_comments,"
                    + "comment,last_modified";

    private final ApiServer api =
            ApiServer.of(
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    CommentsApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    ReportsApi::mount);

    @AfterEach
    void close() {
        api.close();
    }

    /// A kick-off question, three steps of which the last is hidden, and a milestone.
    private Batch baking(String name) {
        var stage = Recipe.ref("Dough");
        var recipe =
                Recipe.called("Baking")
                        .with(
                                "stages",
                                List.of(Map.of("id", stage, "name", "Dough", "position", 1)))
                        .kickoff(Forms.field("text", "Customer"))
                        .step(
                                "Mix",
                                Map.of(
                                        "stage_id", stage,
                                        "assignees", List.of(1002),
                                        "guests", List.of(GUS),
                                        "groups", List.of(OVENS.hex())),
                                Forms.field("text", "Flour"),
                                Forms.field("table", "Order"))
                        .step("Bake", Map.of("top_secret", true, "assignees", List.of(1001)))
                        .step("Deliver", Map.of())
                        .rule(Rules.when("Bake", "completed"), Rules.show("Deliver"))
                        .create(api);
        return recipe.launch(
                Map.of("name", name, "prerun", Map.of(recipe.id("Customer"), "=Globex")));
    }

    private static List<NamedCsvRecord> table(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        return CsvReader.builder().ofNamedCsvRecord(reply.text()).stream().toList();
    }

    private Reply export(Batch run, String token, String query) {
        return api.as(token).post(run.path() + "/export" + query, "");
    }

    @Test
    void b59_theTableHas49ColumnsInOrderAndALightMemberGetsNone() {
        var run = baking("Rye");
        for (var reply :
                List.of(
                        export(run, ANN_TOKEN, "?format=csv"),
                        api.as(ANN_TOKEN)
                                .with("Accept", "text/csv")
                                .post(run.path() + "/export", ""),
                        api.as(ANN_TOKEN).get(ALL))) {
            assertThat(reply.text().lines().findFirst()).contains(COLUMNS);
            assertThat(table(reply))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.getFieldCount()).isEqualTo(49));
            assertThat(reply.header("Content-Disposition")).startsWith("attachment; filename=");
        }
        for (var reply :
                List.of(
                        export(run, LIN_TOKEN, ""),
                        export(run, LIN_TOKEN, "?format=csv"),
                        api.as(LIN_TOKEN).get(ALL))) {
            assertThat(reply.status()).isEqualTo(403);
        }
    }

    @Test
    void aRunIsOneDocument() {
        var run = baking("Rye");
        var task = ORG + "/tasks/" + run.task("Bake");
        api.as(ANN_TOKEN).post(task + "/problem", Map.of("content", "Burnt"));
        api.as(ANN_TOKEN).post(run.path() + "/comment", Map.of("content", "Delicious"));
        var exported = export(run, ANN_TOKEN, "").data();
        assertThat(exported).containsOnlyKeys("run", "tasks", "ko_form_fields", "threads");
        assertThat((List<?>) exported.get("threads"))
                .extracting("content")
                .containsExactly("Delicious", "Burnt");
        assertThat(exported.get("run")).isEqualTo(run.read());
        var tasks = (List<?>) exported.get("tasks");
        assertThat(tasks).extracting("title").containsExactly("Mix", "Bake", "Deliver");
        assertThat(tasks).extracting("form_fields").doesNotContainNull();
        assertThat((List<?>) exported.get("ko_form_fields"))
                .extracting("label", "value")
                .containsExactly(tuple("Customer", "=Globex"));
    }

    @Test
    void everyQuestionAndEveryTaskIsARow() {
        var run = baking("Rye");
        var rows = table(export(run, ANN_TOKEN, "?format=csv"));
        assertThat(rows)
                .extracting(row -> row.getField("type"))
                .containsExactly(
                        "kick_off_task",
                        "process_task",
                        "process_task_data",
                        "process_task_data",
                        "process_task",
                        "process_task");
        var mix = rows.get(1);
        assertThat(mix.getField("process_name")).isEqualTo("Rye");
        assertThat(mix.getField("blueprint_name")).isEqualTo("Baking");
        assertThat(mix.getField("blueprint_version")).isEqualTo("1");
        assertThat(mix.getField("process_owner")).isEqualTo("Ann Baker");
        assertThat(mix.getField("process_owner_id")).isEqualTo("1001");
        assertThat(mix.getField("total_tasks_in_process")).isEqualTo("3");
        assertThat(mix.getField("milestone_name")).isEqualTo("Dough");
        assertThat(mix.getField("milestone_position")).isEqualTo("1");
        assertThat(mix.getField("user_assigned"))
                .isEqualTo("Bob Stone, GROUP_" + OVENS.hex() + "_Ovens");
        assertThat(mix.getField("assigned_user_id")).isEqualTo("1002");
        assertThat(mix.getField("guest_assigned")).isEqualTo(GUS);
        assertThat(mix.getField("total_assignees")).isEqualTo("3");
        assertThat(mix.getField("completed_by")).isEqualTo("0");
        assertThat(mix.getField("assigned_or_shown_on")).isEqualTo("2026-03-06 12:00:00");
        assertThat(mix.getField("no_of_form_fields")).isEqualTo("2");
        assertThat(mix.getField("has_form_fields")).isEqualTo("Yes");
        assertThat(mix.getField("last_modified")).isEqualTo("2026-03-06 12:00:00");
        var deliver = rows.get(5);
        assertThat(deliver.getField("process_task_status")).isEqualTo("hidden");
        assertThat(deliver.getField("assigned_or_shown_on")).isEmpty();
        assertThat(deliver.getField("has_form_fields")).isEmpty();
    }

    @Test
    void answersAreShownOnceTheTaskIsCompleted() {
        var run = baking("Rye");
        var taskdata =
                Map.of(run.field("Flour"), "Rye 1150", run.field("Order"), List.of("Rye", "5 kg"));
        run.update("Mix", Map.of("taskdata", taskdata));
        assertThat(answers(run)).containsExactly("'=Globex", "", "");
        run.complete("Mix");
        assertThat(answers(run)).containsExactly("'=Globex", "Rye 1150", "Rye, 5 kg");
        var mix = table(export(run, ANN_TOKEN, "?format=csv")).get(1);
        assertThat(mix.getField("completed_by")).isEqualTo("1001");
        assertThat(mix.getField("completed_on")).isEqualTo("2026-03-06 12:00:00");
        assertThat(mix.getField("tasks_completed")).isEqualTo("1");
    }

    private List<String> answers(Batch run) {
        return table(export(run, ANN_TOKEN, "?format=csv")).stream()
                .filter(row -> !row.getField("question_in_form_field").isEmpty())
                .map(row -> row.getField("answer_in_form_field"))
                .toList();
    }

    @Test
    void whatIsNotOnesToSeeIsNotInIt() {
        var run = baking("Rye");
        assertThat(tasks(export(run, ANN_TOKEN, "?format=csv"))).contains("Mix", "Bake");
        assertThat(tasks(export(run, BOB_TOKEN, "?format=csv")))
                .contains("Mix")
                .doesNotContain("Bake");
        assertThat(tasks(api.as(BOB_TOKEN).get(ALL))).contains("Mix").doesNotContain("Bake");
        assertThat((List<?>) export(run, BOB_TOKEN, "").data().get("tasks"))
                .extracting("title")
                .containsExactly("Mix", "Deliver");
        assertThat(export(run, EVE_TOKEN, "").status()).isIn(403, 404);
        assertThat(api.as(EVE_TOKEN).get(ALL).status()).isIn(403, 404);
        assertThat(api.asNobody().get(ALL).status()).isEqualTo(401);
        var unknown = ORG + "/runs/" + Recipe.ref("nothing") + "/export";
        assertThat(api.as(ANN_TOKEN).post(unknown, "").status()).isEqualTo(404);
    }

    private static List<String> tasks(Reply reply) {
        return table(reply).stream().map(row -> row.getField("process_task_name")).toList();
    }

    @Test
    void aRunThatOnlySomeMayReadIsOnlyInTheirs() {
        var closed = List.of(Map.of("type", "process_read", "all", false, "users", List.of()));
        var run =
                Recipe.called("Accounts")
                        .with("permissions", closed)
                        .step("Count", Map.of())
                        .create(api)
                        .launch(Map.of("name", "Wages"));
        assertThat(export(run, BOB_TOKEN, "").status()).isEqualTo(403);
        assertThat(api.as(BOB_TOKEN).get(ALL).text()).doesNotContain("Wages");
        assertThat(api.as(ANN_TOKEN).get(ALL).text()).contains("Wages");
    }

    @Test
    void allRunsAreOneTableHoweverManyTheyAre() {
        var recipe = Recipe.called("Rolls").step("Bake", Map.of()).create(api);
        for (int i = 0; i < 120; i++) {
            recipe.launch(Map.of("name", "Rolls " + i));
        }
        var rows = table(api.as(ANN_TOKEN).get(ALL + "?sort=created_at"));
        assertThat(rows).extracting(row -> row.getField("process_id")).doesNotHaveDuplicates();
        assertThat(rows).hasSize(120);
        assertThat(rows.getFirst().getField("process_name")).isEqualTo("Rolls 0");
        assertThat(rows.getLast().getField("process_name")).isEqualTo("Rolls 119");
        assertThat(table(api.as(ANN_TOKEN).get(ALL + "?q=rolls%2011"))).hasSize(11);
        assertThat(table(api.as(ANN_TOKEN).get(ALL + "?checklist_id=" + recipe.id()))).hasSize(120);
        assertThat(table(api.as(ANN_TOKEN).get(ALL + "?status=complete"))).isEmpty();
    }

    @Test
    void whatWasSaidIsInIt() {
        var run = baking("Rye");
        var ann = api.as(ANN_TOKEN);
        var comments = run.taskPath("Mix") + "/comments";
        var said = Map.of("content", "Ask @[1002]", "label", "comment");
        assertThat(ann.post(comments, said).status()).isLessThan(300);
        var problem = Map.of("content", "No flour", "label", "problem");
        assertThat(ann.post(comments, problem).status()).isLessThan(300);
        assertThat((List<?>) export(run, ANN_TOKEN, "").data().get("threads"))
                .extracting("content")
                .anySatisfy(text -> assertThat(text.toString()).contains("Bob Stone"))
                .anySatisfy(text -> assertThat(text.toString()).contains("No flour"));
        var rows = table(export(run, ANN_TOKEN, "?format=csv"));
        var mix = rows.get(1);
        assertThat(mix.getField("issue_reported")).isEqualTo("Yes");
        assertThat(mix.getField("no_of_issue_reported")).isEqualTo("1");
        assertThat(mix.getField("no_of_issue_resolved")).isEqualTo("0");
        assertThat(mix.getField("total_comments")).isEqualTo("2");
        assertThat(rows)
                .filteredOn(row -> row.getField("type").equals("process_task_comment"))
                .extracting(
                        row -> row.getField("process_task_comment_name"),
                        row -> row.getField("issue_reported"),
                        row -> row.getField("process_task_name"))
                .containsExactly(tuple("comment", "", "Mix"), tuple("problem", "Yes", "Mix"));
    }

    @Test
    void noCellIsAFormula() {
        var run = baking("=HYPERLINK(\"http://evil.example\",\"Rye\")");
        run.update("Bake", Map.of("title", "@SUM(A1:A9)"));
        var row = table(export(run, ANN_TOKEN, "?format=csv")).get(4);
        assertThat(row.getField("process_name")).startsWith("'=HYPERLINK");
        assertThat(row.getField("process_task_name")).isEqualTo("'@SUM(A1:A9)");
    }
}
