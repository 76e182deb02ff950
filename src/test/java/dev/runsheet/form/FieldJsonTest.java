package dev.runsheet.form;

import static dev.runsheet.form.Fields.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldJsonTest {
    @Test
    void aFieldShowsEveryDocumentedKey() {
        var field = field(FieldType.DROPDOWN);
        var json = FieldJson.of(field);
        assertThat(json.keySet())
                .containsExactly(
                        "id",
                        "alias",
                        "label",
                        "field_type",
                        "guidance",
                        "position",
                        "required",
                        "options",
                        "columns",
                        "default_value",
                        "default_value_enabled",
                        "field_validation",
                        "use_wysiwyg_editor",
                        "collect_time",
                        "prefix",
                        "suffix",
                        "settings",
                        "must_all_checked",
                        "default_to_guest",
                        "custom_fields",
                        "created_at",
                        "last_updated");
        assertThat(json)
                .containsEntry("id", field.id().hex())
                .containsEntry("field_type", "dropdown")
                .containsEntry("columns", List.of())
                .containsEntry("settings", Map.of())
                .containsEntry("created_at", "2026-03-04T12:00:00.000Z");
        assertThat(((List<?>) json.get("options")).getFirst())
                .hasToString("{id=1, text=Rye, value=null}");
    }

    @Test
    void anAnswerIsShownUnderBothNames() {
        assertThat(FieldJson.answered(field(FieldType.TEXT), "Rye"))
                .containsEntry("value", "Rye")
                .containsEntry("field_value", "Rye");
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void aFieldSurvivesItsDocument(FieldType type) {
        var field = field(type, Map.of("settings", Map.of("a", List.of(1)), "prefix", "EUR"));
        var document = Json.text(field);
        assertThat(Json.read(document, Field.class)).isEqualTo(field);
    }
}
