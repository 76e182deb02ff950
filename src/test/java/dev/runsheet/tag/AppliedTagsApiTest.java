package dev.runsheet.tag;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.TagId;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Tags on templates and runs; the numbers are those of the templates spec.
class AppliedTagsApiTest {
    private static final ApiServer API =
            ApiServer.of(
                    TagsApi::mount,
                    AppliedTagsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    ActivityFeedsApi::mount);
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String APPLIED = ORG + "/checklists/tags";
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(BOB_TOKEN);

    private final String template =
            id(ANN.post(ORG + "/checklists", Map.of("title", "Rye", "type", "procedure")));
    private final String run =
            id(ANN.post(ORG + "/runs", Map.of("checklist_id", template, "name", "Rye today")));
    private final String tag = id(ANN.post(ORG + "/tags", Map.of("title", title())));

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void aTagSaysWhereItIsOnWhatItIsOn() {
        for (var subject : List.of(on("Checklist", template), on("Run", run))) {
            var applied = BOB.post(APPLIED, subject);
            assertThat(applied.status()).as(applied.text()).isEqualTo(201);
            assertThat(applied.data()).containsAllEntriesOf(subject);
            var place = subject.get("subject_type").equals("Run") ? "/runs/" : "/checklists/";
            var read = ANN.get(ORG + place + subject.get("subject_id") + "?with=tags").data();
            var tags =
                    read.get("tags") instanceof Map<?, ?> data
                            ? data.get("data")
                            : read.get("tags");
            var found = (Map<?, ?>) ((List<?>) tags).getFirst();
            assertThat(found.get("id")).isEqualTo(tag);
            assertThat(found.get("tag_association_id")).isEqualTo(applied.data().get("id"));
            assertThat(found.get("pivot")).isEqualTo(Map.of("id", applied.data().get("id")));
        }
    }

    @Test
    void tagsFindWhatTheyAreOn() {
        BOB.post(APPLIED, on("Checklist", template));
        BOB.post(APPLIED, on("Run", run));
        var title = BOB.get(ORG + "/tags/" + tag).data().get("title");
        for (var named : List.of(tag, title)) {
            assertThat(BOB.get(ORG + "/checklists?tag=" + named).rows()).hasSize(1);
            assertThat(BOB.get(ORG + "/runs?tag=" + named).rows()).hasSize(1);
        }
    }

    @Test
    void statisticsCountWhatOneMaySee() {
        var closed = Map.of("type", "process_read", "all", false);
        BOB.post(APPLIED, on("Checklist", template));
        BOB.post(APPLIED, on("Run", run));
        assertThat(statistics(ANN)).isEqualTo(counts(1, 0, 1, 0));
        ANN.put(
                ORG + "/checklists/" + template,
                Map.of("title", "Rye", "permissions", List.of(closed)));
        assertThat(statistics(BOB)).isEqualTo(counts(1, 0, 0, 0));
        ANN.delete(ORG + "/runs/" + run);
        ANN.delete(ORG + "/checklists/" + template);
        assertThat(statistics(ANN)).isEqualTo(counts(0, 1, 0, 1));
        assertThat(ANN.get(ORG + "/tags?with=statistics&without_pagination=1").rows())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).containsKey("statistics"));
        assertThat(ANN.get(ORG + "/tags/" + tag).data()).doesNotContainKey("statistics");
    }

    private Object statistics(ApiServer.Caller caller) {
        return caller.get(ORG + "/tags/" + tag + "?with=statistics").data().get("statistics");
    }

    private static Map<String, Object> counts(
            int templates, int archivedTemplates, int runs, int archivedRuns) {
        return Map.of(
                "data",
                Map.of(
                        "active_template", templates,
                        "archived_template", archivedTemplates,
                        "active_process", runs,
                        "archived_process", archivedRuns));
    }

    @Test
    void aTagIsTakenOffByTheIdOfItsAssociation() {
        for (var subject : List.of(on("Checklist", template), on("Run", run))) {
            var path = APPLIED + "/" + BOB.post(APPLIED, subject).data().get("id");
            assertThat(BOB.delete(path).status()).isEqualTo(200);
            assertThat(BOB.delete(path).status()).isEqualTo(404);
            assertThat(lines((String) subject.get("subject_id"), "unlinked")).hasSize(1);
        }
        assertThat(BOB.get(ORG + "/runs?tag=" + tag).rows()).isEmpty();
    }

    @Test
    void aTagIsTakenOffByItsOwnIdAndTheSubject() {
        BOB.post(APPLIED, on("Run", run));
        var path = APPLIED + "/" + tag + "?subject_id=" + run;
        assertThat(BOB.delete(path).status()).isEqualTo(200);
        assertThat(BOB.delete(APPLIED + "/" + tag).status()).isEqualTo(404);
        assertThat(BOB.delete(APPLIED + "/none").status()).isEqualTo(404);
    }

    @Test
    void b9_whatIsUnknownOrArchivedCannotBeTagged() {
        ANN.delete(ORG + "/runs/" + run);
        ANN.delete(ORG + "/checklists/" + template);
        for (var subject :
                List.of(
                        on("Checklist", template),
                        on("Run", run),
                        on("Run", TagId.fresh().hex()),
                        on("Checklist", run),
                        on("Run", "none"))) {
            var refused = ANN.post(APPLIED, subject);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.errors()).containsEntry("subject_id", List.of("Subject not found"));
        }
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        var unknown =
                Map.of(
                        "subject_id", TagId.fresh().hex(),
                        "subject_type", "Run",
                        "tag_id", TagId.fresh().hex());
        assertThat(ANN.post(APPLIED, unknown).errors()).containsOnlyKeys("subject_id", "tag_id");
        assertThat(ANN.post(APPLIED, Map.of()).errors())
                .containsOnlyKeys("subject_id", "subject_type", "tag_id");
        assertThat(ANN.post(APPLIED, on("Task", run)).errors()).containsOnlyKeys("subject_type");
        assertThat(
                        ANN.post(
                                        APPLIED,
                                        Map.of(
                                                "subject_id",
                                                7,
                                                "subject_type",
                                                List.of(),
                                                "tag_id",
                                                7))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void anUnknownTagLeavesNoTrace() {
        var body = Map.of("subject_id", run, "subject_type", "Run", "tag_id", TagId.fresh().hex());
        assertThat(ANN.post(APPLIED, body).errors()).containsOnlyKeys("tag_id");
        assertThat(lines(run, "linked")).isEmpty();
    }

    @Test
    void tagsOfOthersAreNeitherUsedNorTakenOff() {
        var there = ORG.replace(FLOUR.hex(), MILL.hex());
        var eve = API.as(EVE_TOKEN);
        assertThat(eve.post(there + "/checklists/tags", on("Run", run)).errors())
                .containsOnlyKeys("subject_id", "tag_id");
        var association = BOB.post(APPLIED, on("Run", run)).data().get("id");
        assertThat(eve.delete(there + "/checklists/tags/" + association).status()).isEqualTo(404);
    }

    @Test
    void lightMembersTagNothing() {
        var lin = API.as(LIN_TOKEN);
        assertThat(lin.post(APPLIED, on("Checklist", template)).status()).isEqualTo(403);
        assertThat(lin.post(APPLIED, on("Run", run)).status()).isEqualTo(403);
        var association = BOB.post(APPLIED, on("Run", run)).data().get("id");
        assertThat(lin.delete(APPLIED + "/" + association).status()).isEqualTo(403);
    }

    @Test
    void whoMayNotEditATemplateMayNotTagIt() {
        ANN.put(
                ORG + "/checklists/" + template,
                Map.of(
                        "title",
                        "Rye",
                        "permissions",
                        List.of(
                                Map.of(
                                        "type",
                                        "checklist_edit",
                                        "all",
                                        false,
                                        "users",
                                        List.of(),
                                        "groups",
                                        List.of()))));
        assertThat(BOB.post(APPLIED, on("Checklist", template)).status()).isEqualTo(403);
        assertThat(ANN.post(APPLIED, on("Checklist", template)).status()).isEqualTo(201);
    }

    private Map<String, Object> on(String type, String subject) {
        return Map.of(
                "subject_id", subject,
                "subject_type", type,
                "tag_id", tag,
                "tag_type", "private");
    }

    private static List<String> lines(String subject, String verb) {
        return API.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select verb
                                                  from activity
                                                 where org_id = :org and entity_id = :id and verb = :verb
                                                """)
                                        .bind("org", FLOUR.value())
                                        .bind("id", subject)
                                        .bind("verb", verb)
                                        .mapTo(String.class)
                                        .list());
    }

    private static String title() {
        return TagId.fresh().hex().substring(4);
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }
}
