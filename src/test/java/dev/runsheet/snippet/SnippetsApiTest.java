package dev.runsheet.snippet;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.search.SearchApi;
import dev.runsheet.template.LibraryApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Included;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Snippets: who writes them, and where they are read (templates spec 5 and 9.2).
class SnippetsApiTest {
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String SNIPPETS = ORG + "/text-templates";

    private final ApiServer api =
            ApiServer.of(
                    SnippetsApi::mount,
                    SearchApi::mount,
                    TemplatesApi::mount,
                    LibraryApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount);
    private final ApiServer.Caller ann = api.as(ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    private Map<String, Object> snippet(String content) {
        var reply = ann.post(SNIPPETS, Map.of("title", "Oven rules", "content", content));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private static String mark(Object id) {
        return "<span class=\"insert-snippet-tag\" data-snippet-id=\"%s\">[[Oven rules]]</span>"
                .formatted(id);
    }

    @Test
    void itIsCreatedReadChangedAndDeleted() {
        var created = snippet("<p>Hot</p>");
        assertThat(created)
                .containsOnlyKeys(
                        "id", "title", "content", "body", "is_public", "created_at", "last_updated")
                .containsEntry("title", "Oven rules")
                .containsEntry("content", "<p>Hot</p>")
                .containsEntry("body", "<p>Hot</p>")
                .containsEntry("is_public", false)
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z");
        assertThat(created.get("id")).isInstanceOf(Integer.class);
        var path = SNIPPETS + "/" + created.get("id");
        assertThat(ann.get(path).data()).isEqualTo(created);
        assertThat(ann.put(path, Map.of("is_public", "1")).data())
                .containsEntry("title", "Oven rules")
                .containsEntry("is_public", true);
        assertThat(ann.patch(path, Map.of("body", "<p>Hotter</p>")).data())
                .containsEntry("content", "<p>Hotter</p>");
        assertThat(ann.delete(path).status()).isEqualTo(200);
        assertThat(ann.get(path).status()).isEqualTo(404);
        assertThat(ann.put(path, Map.of("title", "Back")).status()).isEqualTo(404);
        assertThat(ann.delete(path).status()).isEqualTo(404);
        assertThat(ann.get(SNIPPETS + "/none").status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsWriteAndAllMembersRead() {
        var path = SNIPPETS + "/" + snippet("Hot").get("id");
        for (var token : List.of(BOB_TOKEN, LIN_TOKEN)) {
            var member = api.as(token);
            var body = Map.of("title", "Mine", "content", "Mine");
            assertThat(member.get(path).data()).containsEntry("content", "Hot");
            assertThat(member.get(SNIPPETS).rows()).hasSize(1);
            assertThat(member.post(SNIPPETS, body).status()).isEqualTo(403);
            assertThat(member.put(path, body).status()).isEqualTo(403);
            assertThat(member.patch(path, body).status()).isEqualTo(403);
            assertThat(member.delete(path).status()).isEqualTo(403);
        }
        assertThat(api.as(EVE_TOKEN).get(path).status()).isEqualTo(403);
    }

    @Test
    void aTitleAndATextAreAskedForAndWhatCouldActIsTakenOut() {
        assertThat(ann.post(SNIPPETS, Map.of("title", " ", "content", "")).errors())
                .containsOnlyKeys("title", "content");
        assertThat(ann.post(SNIPPETS, Map.of("title", "x".repeat(251), "body", 7)).errors())
                .containsOnlyKeys("title", "body");
        var dirty = snippet("<p onclick=\"x()\">Hot<script>x()</script> {{date-1}}</p>");
        assertThat(dirty).containsEntry("content", "<p>Hot {{date-1}}</p>");
        var path = SNIPPETS + "/" + dirty.get("id");
        assertThat(ann.put(path, Map.of("content", "<b>H<script>x</script></b>")).data())
                .containsEntry("content", "<b>H</b>");
        var same = ann.get(path).data();
        api.setClock(World.NOON.plusSeconds(60));
        assertThat(ann.put(path, Map.of("title", "Oven rules")).data()).isEqualTo(same);
    }

    @Test
    void theyAreListedByTheTenFoundAndSorted() {
        for (int i = 0; i < 12; i++) {
            ann.post(SNIPPETS, Map.of("title", "Rule " + (char) ('a' + i), "content", "x"));
        }
        assertThat(ann.get(SNIPPETS).rows()).hasSize(10);
        assertThat(ann.get(SNIPPETS).pagination()).containsEntry("total", 12);
        assertThat(ann.get(SNIPPETS + "?q=RULE%20b").rows()).hasSize(1);
        for (var sort : "name -name created_at -created_at updated_at -updated_at any".split(" ")) {
            assertThat(ann.get(SNIPPETS + "?sort=" + sort).rows()).as(sort).hasSize(10);
        }
        assertThat(ann.get(SNIPPETS + "?sort=-title").rows().getFirst())
                .containsEntry("title", "Rule l");
    }

    private String template(String summary, String guidance, Map<String, Object> more) {
        var field = new LinkedHashMap<>(Forms.field("text", "Customer"));
        field.put("guidance", guidance);
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Bake");
        body.put("type", "procedure");
        body.put("summary", summary);
        body.put("prerun", List.of(field));
        body.put(
                "steps",
                List.of(Map.of("title", "Knead", "summary", summary, "captures", List.of(field))));
        body.putAll(more);
        var reply = ann.post(ORG + "/checklists", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    private Map<String, Object> task(String run) {
        return ann.get(ORG + "/runs/" + run + "/tasks?with=summary,form_fields,ko-form-fields")
                .rows()
                .getFirst();
    }

    private String launch(String template) {
        var reply = ann.post(ORG + "/runs", Map.of("checklist_id", template));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    @Test
    void aTaskKeepsTheSnippetAsItWasAndATemplateRefersToIt() {
        var id = snippet("<b>Hot</b> for {{TEMPLATE_NAME}}").get("id");
        var summary = "<p>Mind: " + mark(id) + ".</p>";
        var template = template(summary, mark(id), Map.of());
        var run = launch(template);
        assertThat(task(run))
                .containsEntry("summary", "<p>Mind: <b>Hot</b> for Bake.</p>")
                .containsEntry(
                        "original_summary", "<p>Mind: <b>Hot</b> for {{TEMPLATE_NAME}}.</p>");
        assertThat(Included.rows(task(run).get("form_fields")).getFirst())
                .containsEntry("guidance", "<b>Hot</b> for Bake");

        ann.put(SNIPPETS + "/" + id, Map.of("content", "Cold"));
        assertThat(task(run)).containsEntry("summary", "<p>Mind: <b>Hot</b> for Bake.</p>");
        assertThat(task(launch(template))).containsEntry("summary", "<p>Mind: Cold.</p>");
        assertThat(ann.get(ORG + "/checklists/" + template).data())
                .containsEntry("summary", summary);
    }

    @Test
    void deletingOneBlanksItsReferences() {
        var id = snippet("Hot").get("id");
        var template = template("<p>Mind: " + mark(id) + ".</p>", mark(id), Map.of());
        var run = launch(template);
        var fields = ORG + "/runs/" + run + "/form-fields";
        assertThat(Included.rows(ann.get(fields).data().get("ko_form_fields")).getFirst())
                .containsEntry("guidance", "Hot");

        ann.delete(SNIPPETS + "/" + id);
        assertThat(task(run)).containsEntry("summary", "<p>Mind: Hot.</p>");
        assertThat(task(launch(template))).containsEntry("summary", "<p>Mind: .</p>");
        assertThat(Included.rows(ann.get(fields).data().get("ko_form_fields")).getFirst())
                .containsEntry("guidance", "");
        assertThat(Included.rows(task(run).get("ko-form-fields")).getFirst())
                .containsEntry("guidance", "");
        assertThat(
                        Included.rows(
                                        ann.get(ORG + "/runs/" + run + "?with=ko_form_fields")
                                                .data()
                                                .get("ko_form_fields"))
                                .getFirst())
                .containsEntry("guidance", "");
    }

    @Test
    void everybodySeesInAPublicTemplateOnlyThePublicOnes() {
        var open = snippet("Hot").get("id");
        ann.put(SNIPPETS + "/" + open, Map.of("is_public", true));
        var closed = snippet("Secret").get("id");
        var template =
                template("<p>" + mark(open) + mark(closed) + "</p>", "", Map.of("is_public", true));
        var shown = api.asNobody().get("/public/library/" + FLOUR.hex() + "/blueprint/" + template);
        assertThat(shown.data()).containsEntry("summary", "<p>Hot</p>");
        assertThat(Included.rows(shown.data().get("steps")).getFirst())
                .containsEntry("summary", "<p>Hot</p>");
    }

    @Test
    void oneThatIsOfAnotherOrganizationIsNotThere() {
        var id = snippet("Hot").get("id");
        var mill = "/organizations/" + World.MILL.hex();
        var eve = api.as(EVE_TOKEN);
        assertThat(eve.get(mill + "/text-templates/" + id).status()).isEqualTo(404);
        var task =
                eve.post(
                        mill + "/tasks",
                        Map.of(
                                "title", "Grind",
                                "task_type", "task",
                                "summary", "x" + mark(id),
                                "deadline", "2026-12-01",
                                "owners", Map.of()));
        assertThat(task.data()).containsEntry("summary", "x");
    }

    @Test
    void aOneOffTaskKeepsACopyToo() {
        var id = snippet("Hot").get("id");
        var task =
                ann.post(
                        ORG + "/tasks",
                        Map.of(
                                "title", "Sweep",
                                "task_type", "task",
                                "description", "<p>" + mark(id) + "</p>",
                                "deadline", "2026-12-01",
                                "owners", Map.of()));
        assertThat(task.data()).containsEntry("summary", "<p>Hot</p>");
        var path = ORG + "/tasks/" + task.data().get("id");
        assertThat(ann.put(path, Map.of("summary", "Very " + mark(id))).data())
                .containsEntry("summary", "Very Hot");
    }

    @Test
    void theyAreFound() {
        var id = snippet("<p>Gloves <b>on</b></p>").get("id");
        ann.post(SNIPPETS, Map.of("title", "Gloves", "content", "Where they are"));
        var search = ORG + "/search?on=snippet&search=";
        var found = Included.rows(api.as(LIN_TOKEN).get(search + "gloves").json().get("snippet"));
        assertThat(found)
                .extracting(each -> each.get("title"))
                .containsExactly("Gloves", "Oven rules");
        assertThat(found.getLast())
                .containsEntry("id", id)
                .containsEntry("content", "<p>Gloves <b>on</b></p>");
        assertThat(Included.rows(ann.get(search + "ven%20rul").json().get("snippet"))).hasSize(1);
        assertThat(Included.rows(ann.get(search + "nothing").json().get("snippet"))).isEmpty();
    }

    @Test
    void aSnippetInsideOfASnippetIsNotLookedFor() {
        var inner = snippet("Hot").get("id");
        var outer = snippet("<p>A" + mark(inner) + "B</p>").get("id");
        assertThat(task(launch(template(mark(outer), "", Map.of()))))
                .containsEntry("summary", "<p>AB</p>");
    }
}
