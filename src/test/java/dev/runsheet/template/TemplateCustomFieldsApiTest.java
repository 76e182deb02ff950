package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.map;
import static dev.runsheet.template.Kitchen.steps;
import static dev.runsheet.testing.CustomKeys.body;
import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.run.RunCustomFieldsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplateCustomFieldsApiTest {
    private final ApiServer api =
            ApiServer.of(
                    CustomKeysApi::mount,
                    TemplatesApi::mount,
                    LibraryApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    RunCustomFieldsApi::mount,
                    TaskReadsApi::mount);
    private final CustomKeys keys = new CustomKeys(api);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ann);
    private Recipe.Made bread;

    @BeforeEach
    void make() {
        for (var part : List.of("template", "step", "capture", "prerun", "process", "task")) {
            keys.add("code", part, "text");
            keys.add("size", part, "number");
        }
        bread =
                Recipe.called("Bread")
                        .with("is_public", true)
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of(), field("text", "Flour"))
                        .step("Bake", Map.of())
                        .create(api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void everyPartHasItsOwn() {
        for (var part : parts()) {
            var fields = part + "/custom-fields";
            assertThat(ann.get(fields).data()).isEqualTo(body(Map.of()));
            assertThat(ann.put(fields, body(Map.of("code", part, "size", "2"))).data())
                    .isEqualTo(body(Map.of("code", part, "size", 2)));
            assertThat(ann.delete(fields + "/size").data()).isEqualTo(body(Map.of("code", part)));
            assertThat(ann.delete(fields + "/none").status()).isEqualTo(404);
            assertThat(ann.put(fields, body(Map.of("none", 1))).errors())
                    .containsOnlyKeys("custom_fields.none");
        }
        for (var part : parts()) {
            assertThat(ann.get(part + "/custom-fields").data())
                    .isEqualTo(body(Map.of("code", part)));
        }
        var read = kitchen.read(bread.id(), "steps");
        var step = steps(read).getFirst();
        var codes = parts();
        assertThat(List.of(read, step, list(step.get("captures")).getFirst()))
                .extracting(each -> map(each.get("custom_fields")).get("code"))
                .containsExactly(codes.get(0), codes.get(1), codes.get(2));
        assertThat(list(read.get("prerun")).getFirst())
                .containsEntry("custom_fields", Map.of("code", codes.get(3)));
    }

    @Test
    void b38_noSingleValueIsWrittenAndAnEmptySetClears() {
        for (var part : parts()) {
            var fields = part + "/custom-fields";
            ann.put(fields, body(Map.of("code", "x")));
            assertThat(ann.patch(fields + "/code", Map.of("value", "y")).status()).isIn(404, 405);
            assertThat(ann.put(fields, body(Map.of())).data()).isEqualTo(body(Map.of()));
        }
    }

    @Test
    void b38_aRunAndItsTasksInheritOnce() {
        ann.put(bread.path() + "/custom-fields", body(Map.of("code", "T", "size", 1)));
        ann.put(stepPath() + "/custom-fields", body(Map.of("code", "S")));
        var run = bread.launch(Map.of());
        assertThat(run.data()).containsEntry("custom_fields", Map.of("code", "T", "size", 1));
        assertThat(run.read("Mix")).containsEntry("custom_fields", Map.of("code", "S"));
        assertThat(run.read("Bake")).containsEntry("custom_fields", Map.of());

        ann.put(bread.path() + "/custom-fields", body(Map.of("code", "T2")));
        ann.put(stepPath() + "/custom-fields", body(Map.of("code", "S2")));
        assertThat(run.read()).containsEntry("custom_fields", Map.of("code", "T", "size", 1));
        assertThat(run.read("Mix")).containsEntry("custom_fields", Map.of("code", "S"));

        var own = ann.put(run.path() + "/custom-fields", body(Map.of("code", "R")));
        assertThat(own.data()).isEqualTo(body(Map.of("code", "R")));
        assertThat(kitchen.read(bread.id(), ""))
                .containsEntry("custom_fields", Map.of("code", "T2"));
    }

    @Test
    void whatWasLaunchedStaysAsItWas() {
        bread.launch(Map.of());
        assertThat(version()).isOne();
        ann.put(stepPath() + "/custom-fields", body(Map.of("code", "S")));
        var now = kitchen.read(bread.id(), "steps");
        assertThat(version()).isEqualTo(2);
        assertThat(steps(now).getFirst()).containsEntry("custom_fields", Map.of("code", "S"));
        var first = ann.get(bread.path() + "?version=1&with=steps").data();
        assertThat(steps(first).getFirst()).containsEntry("custom_fields", Map.of());
        ann.put(stepPath() + "/custom-fields", body(Map.of("code", "S")));
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void otherEditsLeaveThemAlone() {
        parts().forEach(part -> ann.put(part + "/custom-fields", body(Map.of("code", "x"))));
        ann.put(bread.path(), Map.of("title", "Rye", "custom_fields", Map.of("code", "y")));
        ann.put(stepPath(), Map.of("title", "Knead"));
        var flour = field("text", "Which flour");
        ann.put(stepPath() + "/captures/" + bread.id("Flour"), flour);
        for (var part : parts()) {
            assertThat(ann.get(part + "/custom-fields").data())
                    .isEqualTo(body(Map.of("code", "x")));
        }
        var copy = ann.post(stepPath() + "/clone", Map.of()).data();
        assertThat(copy).containsEntry("custom_fields", Map.of("code", "x"));
    }

    @Test
    void aCloneAndAnImportHaveThemAsFarAsTheyAreKnown() {
        parts().forEach(part -> ann.put(part + "/custom-fields", body(Map.of("code", "x"))));
        var clone = ann.post(bread.path() + "/clone", Map.of()).data();
        var cloned = kitchen.read(clone.get("id"), "steps");
        assertThat(cloned).containsEntry("custom_fields", Map.of("code", "x"));
        var step = steps(cloned).getFirst();
        assertThat(step).containsEntry("custom_fields", Map.of("code", "x"));
        assertThat(list(step.get("captures")).getFirst())
                .containsEntry("custom_fields", Map.of("code", "x"));
        assertThat(list(cloned.get("prerun")).getFirst())
                .containsEntry("custom_fields", Map.of("code", "x"));

        var export = new LinkedHashMap<>(kitchen.read(bread.id(), "steps"));
        export.put("custom_fields", Map.of("code", "y", "size", "many", "none", 1));
        assertThat(ann.post(Kitchen.ALL, export).data())
                .containsEntry("custom_fields", Map.of("code", "y"));
        export.put("custom_fields", null);
        assertThat(ann.post(Kitchen.ALL, export).data()).containsEntry("custom_fields", Map.of());
    }

    @Test
    void whoMayEditATemplateMayChangeThem() {
        ann.put(bread.path() + "/custom-fields", body(Map.of("code", "x")));
        var lin = api.as(World.LIN_TOKEN);
        for (var part : parts()) {
            var fields = part + "/custom-fields";
            assertThat(lin.put(fields, body(Map.of())).status()).isEqualTo(403);
            assertThat(lin.delete(fields + "/code").status()).isEqualTo(403);
            assertThat(api.as(World.EVE_TOKEN).get(fields).status()).isEqualTo(403);
        }
        assertThat(lin.get(bread.path() + "/custom-fields").data())
                .isEqualTo(body(Map.of("code", "x")));
        var mine =
                ann.with("If-Match", "\"0\"").put(bread.path() + "/custom-fields", body(Map.of()));
        assertThat(mine.status()).isEqualTo(412);
    }

    @Test
    void thePublicDoesNotSeeThem() {
        parts().forEach(
                        part ->
                                ann.put(
                                        part + "/custom-fields",
                                        body(Map.of("code", "hush-hush"))));
        var library = "/public/library/" + World.FLOUR.hex() + "/blueprint/" + bread.id();
        var shown = api.asNobody().get(library);
        assertThat(shown.data()).containsEntry("custom_fields", null);
        assertThat(shown.text()).doesNotContain("hush-hush");
    }

    private int version() {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                "select t.version from template t where t.org_id = :org")
                                        .bind("org", World.FLOUR.value())
                                        .mapTo(Integer.class)
                                        .one());
    }

    private String stepPath() {
        return bread.path() + "/steps/" + bread.id("Mix");
    }

    private List<String> parts() {
        return List.of(
                bread.path(),
                stepPath(),
                stepPath() + "/captures/" + bread.id("Flour"),
                bread.path() + "/preruns/" + bread.id("Customer"));
    }
}
