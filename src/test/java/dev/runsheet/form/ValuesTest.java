package dev.runsheet.form;

import static dev.runsheet.form.Fields.PEOPLE;
import static dev.runsheet.form.Fields.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import dev.runsheet.form.Values.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final Field NAME = field(FieldType.TEXT);
    private static final Field NOTE = field(FieldType.TEXTAREA);
    private static final Map<FieldId, Field> FORM = Map.of(NAME.id(), NAME, NOTE.id(), NOTE);

    @Test
    void everyFaultIsNamedAtOnce() {
        Map<String, Object> sent =
                Map.of(NAME.id().hex(), List.of("x"), NOTE.id().hex(), 12345, "name", "Rye");
        assertThat(Values.check(FORM, sent, "taskdata", Unknown.REFUSE, PEOPLE))
                .extracting(FieldError::path)
                .containsExactlyInAnyOrder(
                        "taskdata." + NAME.id().hex(),
                        "taskdata." + NOTE.id().hex(),
                        "taskdata.name");
    }

    @Test
    void anUnknownKeyIsRefusedOrDropped() {
        var stranger = FieldId.fresh().hex();
        Map<String, Object> sent = Map.of(stranger, "x");
        assertThat(Values.check(FORM, sent, "taskdata", Unknown.REFUSE, PEOPLE))
                .containsExactly(
                        new FieldError(
                                "taskdata." + stranger, "The selected form field is invalid."));
        assertThat(Values.check(FORM, sent, "prerun", Unknown.DROP, PEOPLE)).isEmpty();
        assertThat(Values.unknownKeys(FORM, sent)).containsExactly(stranger);
        assertThat(Values.merge(Map.of(), sent, FORM, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void aLongUnknownKeyIsCutBetweenCharacters() {
        Map<String, Object> sent = Map.of("x" + "😀".repeat(1_000), "x");
        assertThat(Values.unknownKeys(FORM, sent)).containsExactly("x" + "😀".repeat(49));
    }

    @Test
    void aLabelOrAnAliasIsNoKey() {
        assertThat(Values.unknownKeys(FORM, Map.of(NAME.label(), "x"))).hasSize(1);
        assertThat(Values.unknownKeys(FORM, Map.of(NAME.alias(), "x"))).hasSize(1);
    }

    @Test
    void keysMatchInAnyCaseAndAreAnsweredLowerCase() {
        var upper = NAME.id().hex().toUpperCase(Locale.ROOT);
        Map<String, Object> sent = Map.of(upper, 12345);
        assertThat(Values.check(FORM, sent, "taskdata", Unknown.REFUSE, PEOPLE)).isEmpty();
        assertThat(Values.merge(Map.of(), sent, FORM, UnaryOperator.identity()))
                .isEqualTo(Map.of(NAME.id().hex(), "12345"));
    }

    @Test
    void sentAnswersReplaceOneByOneAndClearedOnesAreAbsent() {
        Map<String, Object> current = Map.of(NAME.id().hex(), "Rye", NOTE.id().hex(), "Dark");
        var sent = new HashMap<String, Object>();
        sent.put(NOTE.id().hex(), null);
        assertThat(Values.merge(current, sent, FORM, UnaryOperator.identity()))
                .isEqualTo(Map.of(NAME.id().hex(), "Rye"));
    }

    @Test
    void allThreeContainersFoldIntoOne() {
        var expected = Map.of("a", "2", "b", "3");
        assertThat(Values.fold(expected)).isEqualTo(expected);
        assertThat(Values.fold(List.of(Map.of("a", "1"), Map.of("a", "2"), Map.of("b", "3"))))
                .isEqualTo(expected);
        assertThat(
                        Values.fold(
                                List.of(
                                        Map.of("field_id", "a", "value", "2"),
                                        Map.of("field_id", "b", "value", "3"))))
                .isEqualTo(expected);
        assertThat(Values.fold(null)).isEmpty();
        assertThat(Values.fold(List.of())).isEmpty();
    }

    @Test
    void anotherContainerIsAFault() {
        for (Object wrong : List.of("x", 1, true, List.of("x"))) {
            var body = Body.of(Map.of("prerun", wrong));
            assertThat(Values.fold(body, "prerun")).isEmpty();
            assertThat(body.faults().all())
                    .containsExactly(new FieldError("prerun", "The prerun must be an object."));
        }
    }
}
