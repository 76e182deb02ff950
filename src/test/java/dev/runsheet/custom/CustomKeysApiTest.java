package dev.runsheet.custom;

import static dev.runsheet.testing.CustomKeys.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomKeysApiTest {
    private final ApiServer api =
            ApiServer.of(
                    CustomKeysApi::mount,
                    routes -> PeopleCustomFieldsApi.mount(routes, Guests.CODES));
    private final CustomKeys keys = new CustomKeys(api);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aKeyIsCreatedChangedAndDeleted() {
        var body = Map.of("key", "region", "applies_to", "task", "field_type", "dropdown");
        var options = List.of("EU", Map.of("id", 2, "text", "US"));
        var created = ann.post(PATH, plus(body, "options", options));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data())
                .containsEntry("key", "region")
                .containsEntry("applies_to", "task")
                .containsEntry("key_type", "organization")
                .containsEntry("field_type", "dropdown")
                .containsEntry("is_required", false)
                .containsEntry("is_active", true)
                .containsEntry("options", List.of("EU", "US"))
                .containsEntry("columns", List.of())
                .containsEntry("created_at", "2026-03-06T12:00:00.000Z");
        var path = PATH + "/" + created.data().get("id");
        var more = Map.of("is_required", true, "options", List.of("EU", "US", "UK"));
        assertThat(ann.put(path, more).data())
                .containsEntry("key", "region")
                .containsEntry("is_required", true)
                .containsEntry("options", List.of("EU", "US", "UK"));
        assertThat(ann.put(path, Map.of("is_active", 0)).data())
                .containsEntry("is_required", true)
                .containsEntry("is_active", false);
        assertThat(ann.delete(path).status()).isEqualTo(204);
        assertThat(ann.delete(path).status()).isEqualTo(404);
        assertThat(ann.put(path, Map.of()).status()).isEqualTo(404);
        assertThat(keys.add("region", "task", "text")).isNotEmpty();
    }

    @Test
    void whatAKeyIsNeverChanges() {
        var path = PATH + "/" + keys.add("size", "process", "number");
        var other =
                Map.of(
                        "key", "weight",
                        "applies_to", "task",
                        "field_type", "text",
                        "key_type", "system");
        assertThat(ann.put(path, other).errors())
                .containsOnlyKeys("key", "applies_to", "field_type", "key_type");
        var same =
                Map.of(
                        "key", "size",
                        "applies_to", "run",
                        "field_type", "number",
                        "key_type", "organization",
                        "is_required", true);
        assertThat(ann.put(path, same).data()).containsEntry("is_required", true);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(ann.post(PATH, Map.of()).errors())
                .containsOnlyKeys("key", "applies_to", "field_type");
        var wrong =
                Map.of(
                        "key", "cost center",
                        "applies_to", "robot",
                        "field_type", 7,
                        "key_type", "system",
                        "is_required", "maybe");
        assertThat(ann.post(PATH, wrong).errors())
                .containsOnlyKeys("key", "applies_to", "field_type", "key_type", "is_required");
        var pick =
                Map.<String, Object>of("key", "pick", "applies_to", "tag", "field_type", "radio");
        assertThat(ann.post(PATH, pick).errors()).containsOnlyKeys("options");
        assertThat(ann.post(PATH, plus(pick, "options", List.of("A", "A"))).errors())
                .containsOnlyKeys("options");
        assertThat(ann.post(PATH, plus(pick, "options", List.of(1))).errors())
                .containsOnlyKeys("options");
        var table = Map.of("key", "grid", "applies_to", "tag", "field_type", "table");
        assertThat(ann.post(PATH, table).errors()).containsOnlyKeys("columns");
    }

    @Test
    void aKeyIsTheOnlyOneOfItsKindOfRecord() {
        keys.add("size", "process", "number");
        var body = Map.of("key", "size", "applies_to", "run", "field_type", "text");
        assertThat(ann.post(PATH, body).errors()).containsOnlyKeys("key");
        keys.add("size", "task", "text");
        for (int i = 2; i <= 100; i++) {
            keys.add("size" + i, "task", "text");
        }
        assertThat(ann.post(PATH, plus(body, "key", "more")).status()).isEqualTo(201);
        var full = Map.of("key", "more", "applies_to", "task", "field_type", "text");
        assertThat(ann.post(PATH, full).errors()).containsOnlyKeys("key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                             | size region code note",
                "applies_to=task              | size region",
                "applies_to=user              | note",
                "applies_to=robot             | ",
                "field_type=text              | code note",
                "key_type=organization        | size region code note",
                "key_type=system              | ",
                "is_required=1                | region",
                "is_required=false            | size code note",
                "is_active=0                  | note",
                "q=OD                         | code",
                "sort_by=key                  | code note region size",
                "sort_by=key&sort_direction=desc | size region note code",
                "sort_by=applies_to&applies_to=task | size region",
                "sort=-name                   | size region note code",
                "sort_by=field_type&per_page=1 | region",
                "sort_by=updated_at&per_page=2&page=2 | code note",
            })
    void everyFilterAndEveryOrder(String query, String names) {
        keys.add("size", "task", "number");
        var region = Map.of("options", List.of("EU"), "is_required", true);
        keys.add("region", "task", "dropdown", region);
        keys.add("code", "template", "text");
        keys.add("note", "member", "text", Map.of("is_active", false));
        List<Object> wanted = names == null ? List.of() : List.of((Object[]) names.split(" "));
        assertThat(ann.get(PATH + "?" + (query == null ? "" : query)).rows())
                .extracting(row -> row.get("key"))
                .containsExactlyElementsOf(wanted);
    }

    @Test
    void administratorsDefineAndMembersRead() {
        var body = Map.of("key", "size", "applies_to", "task", "field_type", "number");
        var path = PATH + "/" + keys.add("code", "task", "text");
        for (var token : List.of(World.BOB_TOKEN, World.LIN_TOKEN)) {
            assertThat(api.as(token).get(PATH).rows()).hasSize(1);
            assertThat(api.as(token).post(PATH, body).status()).isEqualTo(403);
            assertThat(api.as(token).put(path, Map.of()).status()).isEqualTo(403);
            assertThat(api.as(token).delete(path).status()).isEqualTo(403);
        }
        assertThat(api.as(World.EVE_TOKEN).get(PATH).status()).isEqualTo(403);
        assertThat(api.asNobody().get(PATH).status()).isEqualTo(401);
    }

    @Test
    void whatTheSystemKeepsIsOnlyRead() {
        var path = PATH + "/" + keys.add("sync", "member", "text");
        keys.add("note", "member", "text");
        var bob = "/organizations/" + World.FLOUR.hex() + "/users/1002/custom-fields";
        ann.put(bob, CustomKeys.body(Map.of("sync", "x-1", "note", "hello")));
        api.database()
                .database()
                .write(
                        tx ->
                                tx.execute(
                                        "update custom_key set is_system = true where name = 'sync'"));
        assertThat(ann.get(PATH + "?key_type=system").rows()).hasSize(1);
        assertThat(ann.put(path, Map.of("is_active", false)).status()).isEqualTo(403);
        assertThat(ann.delete(path).status()).isEqualTo(403);
        assertThat(ann.put(bob, CustomKeys.body(Map.of("sync", "x-2"))).errors())
                .containsOnlyKeys("custom_fields.sync");
        assertThat(ann.patch(bob + "/sync", Map.of("value", "x-2")).status()).isEqualTo(403);
        assertThat(ann.delete(bob + "/sync").status()).isEqualTo(403);
        assertThat(ann.put(bob, CustomKeys.body(Map.of())).data())
                .isEqualTo(CustomKeys.body(Map.of("sync", "x-1")));
    }

    private static Map<String, Object> plus(Map<String, ?> body, String key, Object value) {
        var more = new LinkedHashMap<String, Object>(body);
        more.put(key, value);
        return more;
    }
}
