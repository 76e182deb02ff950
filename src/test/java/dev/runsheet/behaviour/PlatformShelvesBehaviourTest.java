package dev.runsheet.behaviour;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.TagId;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.folder.FolderObjectsApi;
import dev.runsheet.folder.FoldersApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.tag.AppliedTagsApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Tags and folders; the numbers are those of appendix B of the platform spec.
class PlatformShelvesBehaviourTest {
    private static final ApiServer API =
            ApiServer.of(
                    TagsApi::mount,
                    AppliedTagsApi::mount,
                    FoldersApi::mount,
                    FolderObjectsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    ActivityFeedsApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final String APPLIED = ORG + "/checklists/tags";

    private final String template =
            made("/checklists", Map.of("title", "Rye", "type", "procedure"));
    private final String run = made("/runs", Map.of("checklist_id", template, "name", "Rye today"));
    private final String tag = made("/tags", Map.of("title", title()));

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b38_aDeletedTagIsGoneFromAllThatItWasOn() {
        ANN.post(APPLIED, applied("Checklist", template));
        ANN.post(APPLIED, applied("Run", run));
        assertThat(tagsOf("/checklists/", template)).hasSize(1);
        assertThat(tagsOf("/runs/", run)).hasSize(1);
        assertThat(ANN.delete(ORG + "/tags/" + tag).status()).isEqualTo(204);
        assertThat(tagsOf("/checklists/", template)).isEmpty();
        assertThat(tagsOf("/runs/", run)).isEmpty();
        for (var nobodys : List.of(tag, TagId.fresh().hex(), "none")) {
            assertThat(ANN.delete(ORG + "/tags/" + nobodys).status()).isEqualTo(204);
        }
    }

    @Test
    void b39_aTitleIsShortAndNobodyElsesAndAColorHasSixDigits() {
        var title = title();
        assertThat(tagged(Map.of("title", title + "x".repeat(31 - title.length()))))
                .containsOnlyKeys("title");
        assertThat(tagged(Map.of("title", title(), "color", "#fff"))).containsOnlyKeys("color");
        made("/tags", Map.of("title", title + "x".repeat(30 - title.length()), "color", "#ffffff"));
        made("/tags", Map.of("title", title));
        assertThat(tagged(Map.of("title", title.toUpperCase()))).containsOnlyKeys("title");
    }

    private static Map<String, Object> tagged(Map<String, Object> body) {
        var refused = ANN.post(ORG + "/tags", body);
        assertThat(refused.status()).isEqualTo(422);
        return refused.errors();
    }

    @Test
    void b40_theSamePairTwiceIsOneAssociationAndTwoLines() {
        for (var type : List.of("Checklist", "Run")) {
            var subject = type.equals("Run") ? run : template;
            var first = ANN.post(APPLIED, applied(type, subject));
            var second = ANN.post(APPLIED, applied(type, subject));
            assertThat(first.status()).isEqualTo(201);
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.data()).isEqualTo(first.data());
            assertThat(tagsOf(type.equals("Run") ? "/runs/" : "/checklists/", subject)).hasSize(1);
            assertThat(linesOfTagging(type, subject)).hasSize(2);
        }
    }

    private static List<Map<String, Object>> linesOfTagging(String type, String subject) {
        var query = "?verb=linked&entity_type=" + type.toLowerCase() + "&entity_id=" + subject;
        return ANN.get(ORG + "/activity-feeds" + query).rows();
    }

    @Test
    void b40_whatIsArchivedOrUnknownIsNotTagged() {
        ANN.delete(ORG + "/runs/" + run);
        for (var nothing : List.of(run, TagId.fresh().hex())) {
            var refused = ANN.post(APPLIED, applied("Run", nothing));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).containsEntry("subject_id", List.of("Subject not found"));
        }
    }

    @Test
    void b41_tagsThatWereMadeAutomaticallyComeWhenTheyAreAskedFor() {
        joinTheMill();
        ANN.post(APPLIED, applied("Checklist", template));
        var mill = "/organizations/" + MILL.hex();
        var copy = ANN.post(mill + "/checklists/" + template + "/clone", tenant());
        assertThat(copy.status()).isEqualTo(201);
        var byHand = ANN.post(mill + "/tags", Map.of("title", title())).data();
        assertThat(byHand).containsEntry("auto_generated", false);
        var hidden = ANN.get(mill + "/tags").rows();
        assertThat(hidden).extracting(each -> each.get("auto_generated")).containsOnly(false);
        assertThat(ANN.get(mill + "/tags?all=true").rows())
                .hasSize(2)
                .extracting(each -> each.get("auto_generated"))
                .containsOnly(true, false);
        assertThat(ANN.get(mill + "/tags?auto_generated=true").rows()).hasSize(1);
        assertThat(ANN.get(mill + "/tags?auto_generated=false&all=true").rows())
                .containsExactly(byHand);
    }

    private static Map<String, Object> tenant() {
        return Map.of("tenant", FLOUR.hex());
    }

    private static void joinTheMill() {
        API.database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                insert into member (org_id, member_id, role, status, joined_at, activated_at)
                                                values (:org, :member, 'admin', 'active', :now, :now)
                                                """)
                                        .bind("org", MILL)
                                        .bind("member", ANN_ID)
                                        .bind("now", NOON)
                                        .execute());
    }

    @Test
    void b42_onlyTheWordRunMakesAFolderOfProcesses() {
        var ofTemplates = folder("process");
        assertThat(ofTemplates).containsEntry("folder_type", "checklist");
        assertThat(folder("run")).containsEntry("folder_type", "run");
        var refused = ANN.post(ORG + "/folders/add-object", in(ofTemplates, "Run", run));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .containsEntry("folder_id", List.of("No such a folder exists in Processes."));
        assertThat(refused.json())
                .containsEntry("message", "No such a folder exists in Processes.");
        assertThat(ANN.get(ORG + "/runs/" + run + "?with=folders").included("folders")).isEmpty();
    }

    @Test
    void b43_aPlaceInAFolderIsANumberAndAProcessOutlivesItsFolder() {
        var folder = folder("run");
        var placed = ANN.post(ORG + "/folders/add-object", in(folder, "Run", run));
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.data().get("id")).isInstanceOf(Integer.class);
        assertThat(placed.data())
                .containsEntry("folder_id", folder.get("id"))
                .containsEntry("subject_id", run)
                .containsEntry("subject_type", "Run");
        assertThat(ANN.get(ORG + "/runs?folder=" + folder.get("id")).rows()).hasSize(1);
        assertThat(ANN.delete(ORG + "/folders/" + folder.get("id")).status()).isEqualTo(204);
        var read = ANN.get(ORG + "/runs/" + run + "?with=folders");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.included("folders")).isEmpty();
    }

    private Map<String, Object> applied(String type, String subject) {
        return Map.of(
                "subject_id", subject,
                "subject_type", type,
                "tag_id", tag,
                "tag_type", "private");
    }

    private static Map<String, Object> in(Map<String, Object> folder, String type, String subject) {
        return Map.of(
                "folder_id", folder.get("id"),
                "subject_id", subject,
                "subject_type", type);
    }

    private static Map<String, Object> folder(String type) {
        return ANN.post(ORG + "/folders", Map.of("name", "March", "folder_type", type)).data();
    }

    private static List<?> tagsOf(String place, String subject) {
        var tags = ANN.get(ORG + place + subject + "?with=tags").data().get("tags");
        return (List<?>) (tags instanceof Map<?, ?> data ? data.get("data") : tags);
    }

    private static String made(String path, Map<String, Object> body) {
        Reply reply = ANN.post(ORG + path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    private static String title() {
        return TagId.fresh().hex().substring(8);
    }
}
