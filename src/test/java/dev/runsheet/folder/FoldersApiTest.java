package dev.runsheet.folder;

import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FolderId;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FoldersApiTest {
    private static final String FOLDERS = "/organizations/" + FLOUR.hex() + "/folders";

    private final ApiServer api = ApiServer.of(FoldersApi::mount);
    private final ApiServer.Caller bob = api.as(BOB_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void onlyTheWordRunMakesAFolderOfRuns() {
        assertThat(bob.post(FOLDERS, Map.of("name", "A", "folder_type", "process")).data())
                .containsEntry("folder_type", "checklist");
        assertThat(bob.post(FOLDERS, Map.of("name", "B", "folder_type", "run")).data())
                .containsEntry("folder_type", "run");
        assertThat(bob.post(FOLDERS, Map.of("name", "C")).data())
                .containsEntry("folder_type", "checklist");
        assertThat(bob.get(FOLDERS).rows()).hasSize(3);
        assertThat(bob.get(FOLDERS + "?folder_type=run").rows())
                .extracting(row -> row.get("name"))
                .containsExactly("B");
    }

    @Test
    void aFolderIsCreatedReadRenamedAndDeleted() {
        var created = bob.post(FOLDERS, Map.of("name", "Payroll", "folder_type", "run"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data())
                .containsEntry("name", "Payroll")
                .containsEntry("parent_id", null)
                .containsEntry("position", 1)
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z");
        var path = FOLDERS + "/" + created.data().get("id");
        assertThat(bob.get(path).data()).isEqualTo(created.data());
        assertThat(bob.put(path, Map.of("name", "Wages", "folder_type", "checklist")).data())
                .containsEntry("name", "Wages")
                .containsEntry("folder_type", "run");
        assertThat(bob.delete(path).status()).isEqualTo(204);
        assertThat(bob.get(path).status()).isEqualTo(404);
        assertThat(bob.delete(path).status()).isEqualTo(404);
    }

    @Test
    void foldersLieInFoldersAndMoveUpWhenTheirFolderGoes() {
        var payroll = create("Payroll", null);
        var year = create("2025", payroll);
        var month = create("March", year);
        var tree = bob.get(FOLDERS + "?with=children").rows();
        assertThat(tree).hasSize(1);
        assertThat(names(tree.getFirst())).isEqualTo("Payroll(2025(March()))");
        assertThat(names(bob.get(FOLDERS + "/" + year + "?with=children").data()))
                .isEqualTo("2025(March())");
        bob.delete(FOLDERS + "/" + year);
        assertThat(bob.get(FOLDERS + "/" + month).data()).containsEntry("parent_id", payroll);
        assertThat(moved(month, null).data()).containsEntry("parent_id", null);
    }

    @Test
    void aFolderIsNotWithinItselfNorInTheOtherTree() {
        var payroll = create("Payroll", null);
        var year = create("2025", payroll);
        assertThat(moved(payroll, year).errors()).containsOnlyKeys("parent_id");
        assertThat(moved(payroll, payroll).errors()).containsOnlyKeys("parent_id");
        assertThat(moved(year, FolderId.fresh().hex()).errors()).containsOnlyKeys("parent_id");
        var runs = bob.post(FOLDERS, Map.of("name", "Runs", "folder_type", "run")).data();
        assertThat(moved(year, (String) runs.get("id")).errors()).containsOnlyKeys("parent_id");
    }

    @Test
    void aTreeDoesNotGetTooDeep() {
        String parent = null;
        for (int i = 0; i < 20; i++) {
            parent = create("Level " + i, parent);
        }
        var body = Map.of("name", "Too deep", "parent_id", parent);
        assertThat(bob.post(FOLDERS, body).errors()).containsOnlyKeys("parent_id");
        var top = bob.get(FOLDERS + "?with=children").rows().getFirst();
        var other = create("Other", null);
        assertThat(moved((String) top.get("id"), other).errors()).containsOnlyKeys("parent_id");
    }

    @Test
    void foldersAreSearchedAndSorted() {
        create("B", null);
        create("A", null);
        assertThat(bob.get(FOLDERS).rows())
                .extracting(row -> row.get("name"))
                .containsExactly("B", "A");
        assertThat(bob.get(FOLDERS + "?sort=name&limit=1").rows())
                .extracting(row -> row.get("name"))
                .containsExactly("A");
        assertThat(bob.get(FOLDERS + "?q=b").rows()).hasSize(1);
        create("Bb", create("C", null));
        assertThat(bob.get(FOLDERS + "?q=bb&with=children").rows()).hasSize(1);
        bob.delete(FOLDERS + "/" + bob.get(FOLDERS + "?q=bb").rows().getFirst().get("id"));
        bob.delete(FOLDERS + "/" + bob.get(FOLDERS + "?q=c").rows().getFirst().get("id"));
        for (var sort : "-name created_at -created_at -position position any".split(" ")) {
            assertThat(bob.get(FOLDERS + "?sort=" + sort).rows()).as(sort).hasSize(2);
        }
    }

    @Test
    void lightMembersOnlyLook() {
        assertThat(api.as(LIN_TOKEN).post(FOLDERS, Map.of("name", "Mine")).status()).isEqualTo(403);
        var path = FOLDERS + "/" + create("March", null);
        assertThat(api.as(LIN_TOKEN).put(path, Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(api.as(LIN_TOKEN).delete(path).status()).isEqualTo(403);
        assertThat(api.as(LIN_TOKEN).get(FOLDERS).rows()).hasSize(1);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(bob.post(FOLDERS, Map.of("name", "x".repeat(33), "parent_id", "x")).errors())
                .containsOnlyKeys("name", "parent_id");
        assertThat(bob.post(FOLDERS, Map.of()).errors()).containsOnlyKeys("name");
    }

    private String create(String name, String parent) {
        var body = new HashMap<String, Object>(Map.of("name", name));
        body.put("parent_id", parent);
        return (String) bob.post(FOLDERS, body).data().get("id");
    }

    private Reply moved(String id, String parent) {
        var body = new HashMap<String, Object>();
        body.put("parent_id", parent);
        return bob.put(FOLDERS + "/" + id, body);
    }

    private static String names(Map<?, ?> folder) {
        var names = new StringBuilder(folder.get("name") + "(");
        var children = (Map<?, ?>) folder.get("children");
        ((List<?>) children.get("data")).forEach(child -> names.append(names((Map<?, ?>) child)));
        return names.append(")").toString();
    }
}
