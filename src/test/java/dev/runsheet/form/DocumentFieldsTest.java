package dev.runsheet.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentFieldsTest {
    private static final String TAG = "<editor-form-field data-field-id=\"a\" class=\"x\">";
    private static final String END = "</editor-form-field>";

    private static String fill(String text) {
        return DocumentFields.fill(
                text, id -> id.equals("a") ? Optional.of("<b>Rye</b>") : Optional.empty());
    }

    @Test
    void anAnswerTakesThePlaceOfItsField() {
        assertThat(fill("<p>We bake " + TAG + END + "!</p>"))
                .isEqualTo("<p>We bake <b>Rye</b>!</p>");
        assertThat(fill(TAG + "Bread <i>kind</i>" + END + TAG + END))
                .isEqualTo("<b>Rye</b><b>Rye</b>");
    }

    @Test
    void aFieldThatThereIsNotIsAnError() {
        assertThat(fill(TAG.replace("\"a\"", "\"b\"") + END))
                .isEqualTo("Error - Reference does not exist");
        assertThat(fill("<editor-form-field>" + END)).isEqualTo("Error - Reference does not exist");
    }

    @Test
    void whatIsNotClosedEndsAtOnce() {
        assertThat(fill(TAG + "x" + TAG + "y" + END + "z" + END))
                .isEqualTo("<b>Rye</b>x<b>Rye</b>z" + END);
        assertThat(fill("no field")).isEqualTo("no field");
        assertThat(DocumentFields.fill(null, _ -> Optional.empty())).isNull();
    }

    @Test
    void manyFieldsTakeNoLongerThanTheyAreMany() {
        assertTimeout(Duration.ofSeconds(5), () -> fill(TAG.repeat(10_000)));
    }
}
