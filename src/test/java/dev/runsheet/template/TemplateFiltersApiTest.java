package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.map;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every parameter of the list of templates (templates spec 3.2) and every include (3.3). Bread is
/// pinned, Cake is a form in a folder with a tag, Dough is archived, and Apple pie is Bob's.
class TemplateFiltersApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final Map<String, String> IDS = new HashMap<>();

    @BeforeAll
    static void fill() {
        IDS.put("folder", LabelStoreTest.folder(API.database(), "checklist"));
        IDS.put("tag", LabelStoreTest.tag(API.database(), "Sweet"));
        create("Apple pie", Map.of("owner_id", 1002, "status", "Finishing"));
        create("Bread 100%", Map.of("is_pinned", true));
        create("Cake", Map.of("type", "form", "folder_id", IDS.get("folder"), "tags", tags()));
        create("Dough", Map.of());
        create("Éclair", Map.of("type", "document"));
        ANN.delete(one(IDS.get("Dough")));
        ANN.put(one(IDS.get("Cake")), Map.of("title", "Cake", "starred", true));
        API.setClock(NOON.plus(Duration.ofHours(1)));
        ANN.put(one(IDS.get("Apple pie")), Map.of("title", "Apple pie", "guidance", "Warm"));
    }

    @AfterAll
    static void close() {
        API.close();
    }

    private static List<String> tags() {
        return List.of(IDS.get("tag"));
    }

    /// Each an hour after the one before.
    private static void create(String title, Map<String, Object> more) {
        API.setClock(NOON.minus(Duration.ofHours(10L - IDS.size())));
        var body = new HashMap<>(more);
        body.put("title", title);
        IDS.put(title, (String) new Kitchen(ANN).create(body).get("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | Bread 100%,Apple pie,Éclair,Cake",
                "q=CAKE                  | Cake",
                "q=e                     | Bread 100%,Apple pie,Cake",
                "q=%25                   | Bread 100%",
                "q=_                     | ",
                "q=%C3%A9clair           | Éclair",
                "status=finishing        | Apple pie",
                "status=nothing          | ",
                "type=form               | Cake",
                "type=FORM               | Cake",
                "type=document           | Éclair",
                "type=whatever           | ",
                "starred=true            | Cake",
                "starred=0               | Bread 100%,Apple pie,Éclair",
                "folder={folder}         | Cake",
                "folder_id={folder}      | Cake",
                "folder=nothing          | ",
                "tag={tag}               | Cake",
                "tag=SWEET               | Cake",
                "tag=sour                | ",
                "owner_id=1002           | Apple pie",
                "owner_id=x              | ",
                "archived=only           | Dough",
                "archived=true           | Bread 100%,Apple pie,Éclair,Cake,Dough",
                "archived=0              | Bread 100%,Apple pie,Éclair,Cake",
                "sort_by=title           | Bread 100%,Apple pie,Cake,Éclair",
                "sort=name               | Bread 100%,Apple pie,Cake,Éclair",
                "sort=-name              | Bread 100%,Éclair,Cake,Apple pie",
                "sort_by=created_at      | Bread 100%,Apple pie,Cake,Éclair",
                "sort=-created_at        | Bread 100%,Éclair,Cake,Apple pie",
                "sort_by=last_updated    | Bread 100%,Cake,Éclair,Apple pie",
                "sort=-updated_at        | Bread 100%,Apple pie,Éclair,Cake",
                "sort=whatever           | Bread 100%,Apple pie,Éclair,Cake",
                "limit=1                 | Bread 100%",
                "per_page=2&page=2       | Éclair,Cake",
                "page=7                  | ",
                "page=x&per_page=1       | Bread 100%",
                "without_pagination=1    | Bread 100%,Apple pie,Éclair,Cake",
                "version=3&updated_since=2026-03-06 | Bread 100%,Apple pie,Éclair,Cake",
            })
    void everyFilterAndEveryOrder(String query, String titles) {
        var reply = ANN.get(ALL + "?" + filled(query));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.rows())
                .extracting(row -> row.get("title"))
                .isEqualTo(titles == null ? List.of() : Stream.of(titles.split(",")).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps",
                "tags",
                "folder",
                "permissions",
                "stages",
                "linked_tasks",
                "assets",
                "member_watchers",
                "guest_watchers",
            })
    void everyIncludeIsThereWhenItIsAskedFor(String name) {
        var cake = one(IDS.get("Cake"));
        assertThat(ANN.get(cake).data()).doesNotContainKey(name);
        assertThat(ANN.get(cake + "?with=" + name).data()).containsKey(name);
        assertThat(ANN.get(ALL + "?with=" + name).rows())
                .allSatisfy(row -> assertThat(row).containsKey(name));
    }

    @Test
    void rowsAreWholeTemplates() {
        var row = ANN.get(ALL + "?q=cake&with=tags,folder").rows().getFirst();
        assertThat(row).containsKeys("prerun", "automated_actions", "custom_fields");
        assertThat(list(row.get("tags")).getFirst()).containsEntry("title", "Sweet");
        assertThat(map(row.get("folder"))).containsEntry("id", IDS.get("folder"));
        assertThat(
                        ANN.get(one(IDS.get("Cake")) + "?with=whatever,prerun&entire_folder_tree=1")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void aListSaysWhereItIs() {
        var first = ANN.get(ALL + "?type=procedure&per_page=1");
        assertThat(first.pagination())
                .containsEntry("total", 2)
                .containsEntry("count", 1)
                .containsEntry("per_page", 1)
                .containsEntry("current_page", 1)
                .containsEntry("total_pages", 2)
                .containsEntry("has_more_pages", true);
        assertThat(map(first.pagination().get("links")).get("next"))
                .isEqualTo(API.url(ALL + "?type=procedure&per_page=1&page=2"));
        assertThat(ANN.get(ALL + "?without_pagination=true").json()).doesNotContainKey("meta");
        assertThat(ANN.get(ALL + "?q=nothing").pagination())
                .containsEntry("total", 0)
                .containsEntry("total_pages", 1)
                .containsEntry("has_more_pages", false);
    }

    private static String filled(String query) {
        var filled = query == null ? "" : query;
        for (var id : IDS.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
