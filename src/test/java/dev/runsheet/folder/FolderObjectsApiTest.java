package dev.runsheet.folder;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FolderId;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is put into folders one by one.
class FolderObjectsApiTest {
    private static final ApiServer API =
            ApiServer.of(
                    FoldersApi::mount,
                    FolderObjectsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount);
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String ADD = ORG + "/folders/add-object";
    private static final String OBJECTS = ORG + "/folders-objects/";
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(BOB_TOKEN);

    private final String template =
            id(ANN.post(ORG + "/checklists", Map.of("title", "Rye", "type", "procedure")));
    private final String run = id(ANN.post(ORG + "/runs", Map.of("checklist_id", template)));

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void whatIsMovedLiesInOneFolder() {
        var march = folder("run");
        var april = folder("run");
        var first = added(in(march, "Run", run));
        assertThat(added(in(march, "run", run)).get("id")).isEqualTo(first.get("id"));
        var second = added(in(april, "Run", run));
        assertThat(second.get("id")).isNotEqualTo(first.get("id"));
        assertThat(foldersOfRun()).containsExactly(april);
        assertThat(BOB.get(ORG + "/runs?folder=" + march).rows()).isEmpty();
        assertThat(BOB.delete(OBJECTS + first.get("id")).status()).isEqualTo(404);
        assertThat(BOB.delete(OBJECTS + second.get("id")).status()).isEqualTo(204);
        assertThat(foldersOfRun()).isEmpty();
        assertThat(BOB.delete(OBJECTS + second.get("id")).status()).isEqualTo(404);
    }

    @Test
    void templatesAreMovedLikewise() {
        var march = folder("checklist");
        var april = folder("any");
        var first = added(in(march, "checklist", template));
        assertThat(first).containsEntry("subject_type", "checklist");
        var second = added(in(april, "Checklist", template));
        assertThat(BOB.get(ORG + "/checklists?folder_id=" + april).rows())
                .extracting(row -> row.get("id"))
                .containsExactly(template);
        assertThat(BOB.delete(OBJECTS + first.get("id")).status()).isEqualTo(404);
        assertThat(BOB.delete(OBJECTS + second.get("id")).status()).isEqualTo(204);
        assertThat(ANN.get(ORG + "/checklists/" + template).data())
                .containsEntry("folder_id", null);
    }

    @Test
    void aPlaceThatWasLeftOtherwiseIsNone() {
        var march = folder("run");
        var placed = added(in(march, "Run", run));
        BOB.put(ORG + "/runs/" + run, Map.of("folders", List.of()));
        assertThat(BOB.delete(OBJECTS + placed.get("id")).status()).isEqualTo(404);
        assertThat(BOB.delete(OBJECTS + march).status()).isEqualTo(404);
        assertThat(BOB.delete(OBJECTS + "x").status()).isEqualTo(404);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(BOB.post(ADD, Map.of()).errors())
                .containsOnlyKeys("folder_id", "subject_id", "subject_type");
        assertThat(
                        BOB.post(ADD, Map.of("folder_id", 7, "subject_id", 7, "subject_type", 7))
                                .errors())
                .containsOnlyKeys("folder_id", "subject_id", "subject_type");
        assertThat(BOB.post(ADD, in(folder("run"), "Task", run)).errors())
                .containsOnlyKeys("subject_type");
        assertThat(BOB.post(ADD, in(folder("run"), "Checklist", template)).errors())
                .containsEntry("folder_id", List.of("No such a folder exists in Templates."));
        assertThat(BOB.post(ADD, in(FolderId.fresh().hex(), "Run", run)).errors())
                .containsEntry("folder_id", List.of("No such a folder exists in Processes."));
        assertThat(foldersOfRun()).isEmpty();
    }

    @Test
    void whatIsArchivedOrUnknownIsNotMoved() {
        ANN.delete(ORG + "/runs/" + run);
        ANN.delete(ORG + "/checklists/" + template);
        for (var subject :
                List.of(
                        in(folder("run"), "Run", run),
                        in(folder("run"), "Run", "none"),
                        in(folder("checklist"), "Checklist", template),
                        in(folder("checklist"), "Checklist", run))) {
            assertThat(ANN.post(ADD, subject).errors())
                    .isEqualTo(Map.of("subject_id", List.of("Subject not found")));
        }
    }

    @Test
    void lightMembersAndStrangersMoveNothing() {
        var march = folder("run");
        var lin = API.as(LIN_TOKEN);
        assertThat(lin.post(ADD, in(march, "Run", run)).status()).isEqualTo(403);
        var placed = added(in(march, "Run", run));
        assertThat(lin.delete(OBJECTS + placed.get("id")).status()).isEqualTo(403);
        var there = ORG.replace(FLOUR.hex(), MILL.hex());
        var eve = API.as(EVE_TOKEN);
        assertThat(eve.post(there + "/folders/add-object", in(march, "Run", run)).errors())
                .containsOnlyKeys("folder_id");
        assertThat(eve.delete(there + "/folders-objects/" + placed.get("id")).status())
                .isEqualTo(404);
    }

    private List<Object> foldersOfRun() {
        return ANN.get(ORG + "/runs/" + run + "?with=folders").included("folders").stream()
                .map(each -> each.get("id"))
                .toList();
    }

    private static Map<String, Object> added(Map<String, Object> body) {
        var reply = BOB.post(ADD, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private static Map<String, Object> in(String folder, String type, String subject) {
        return Map.of("folder_id", folder, "subject_id", subject, "subject_type", type);
    }

    private static String folder(String type) {
        return id(ANN.post(ORG + "/folders", Map.of("name", "March", "folder_type", type)));
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }
}
