package dev.runsheet.custom;

import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    private static final List<String> OPTIONS = List.of("EU", "US");
    private static final List<String> COLUMNS = List.of("Item", "Weight");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "text        | \"x\"                          | \"x\"",
                "text        | 7                              | ",
                "textarea    | \"a\\nb\"                      | \"a\\nb\"",
                "number      | 5                              | 5",
                "number      | -1.5                           | -1.5",
                "number      | \"12.25\"                      | 12.25",
                "number      | \"007\"                        | ",
                "number      | \"1e5\"                        | ",
                "number      | true                           | ",
                "boolean     | false                          | false",
                "boolean     | \"1\"                          | true",
                "boolean     | \"yes\"                        | ",
                "date        | \"2026-03-06\"                 | \"2026-03-06\"",
                "date        | \"soon\"                       | ",
                "email       | \"ann@flour.example\"          | \"ann@flour.example\"",
                "email       | \"ann\"                        | ",
                "url         | \"https://flour.example/a\"    | \"https://flour.example/a\"",
                "url         | \"javascript:alert(1)\"        | ",
                "radio       | \"EU\"                         | \"EU\"",
                "radio       | \"eu\"                         | ",
                "dropdown    | \"US\"                         | \"US\"",
                "dropdown    | [\"US\"]                       | ",
                "multiselect | [\"US\",\"EU\"]                | [\"US\",\"EU\"]",
                "multiselect | [\"US\",\"US\"]                | ",
                "multiselect | [\"UK\"]                       | ",
                "multiselect | [null,7]                       | ",
                "multiselect | \"EU\"                         | ",
                "table       | [{\"Item\":\"Rye\",\"Weight\":2},{}] | [{\"Item\":\"Rye\",\"Weight\":2},{}]",
                "table       | [{\"Price\":1}]                | ",
                "table       | [{\"Item\":[]}]                | ",
                "table       | {\"Item\":\"Rye\"}             | ",
                "table       | [7]                            | ",
            })
    void aValueIsOfTheTypeOfItsKey(String type, String sent, String stored) {
        var key = key("k", ValueType.of(type).orElseThrow(), false);
        assertThat(key.stored(Json.read(sent)).map(Json::text).orElse(null)).isEqualTo(stored);
    }

    @Test
    void aTextHasItsLength() {
        var text = key("k", ValueType.TEXT, false);
        assertThat(text.stored("x".repeat(2_000))).isPresent();
        assertThat(text.stored("x".repeat(2_001))).isEmpty();
        var table = key("k", ValueType.TABLE, false);
        assertThat(table.stored(Stream.generate(Map::of).limit(201).toList())).isEmpty();
    }

    @Test
    void aReplacementClearsWhatItLeavesOut() {
        var keys = keys(key("a", ValueType.TEXT, false), key("b", ValueType.NUMBER, false));
        assertThat(keys.replace(Map.of("a", "x", "b", 1), body("{\"b\": 2}")))
                .isEqualTo(Map.of("b", 2));
        assertThat(keys.replace(Map.of("a", "x"), body("{}"))).isEmpty();
        assertThat(keys.replace(Map.of("a", "x"), body("[]"))).isEmpty();
        assertThat(keys.replace(Map.of("a", "x"), body("{\"a\": null, \"b\": \"\"}"))).isEmpty();
    }

    @Test
    void aReplacementHasWhatIsRequired() {
        var keys = keys(key("a", ValueType.TEXT, true), key("b", ValueType.NUMBER, false));
        assertThat(faults(() -> keys.replace(Map.of("a", "x"), body("{\"b\": 1}"))))
                .containsExactly("custom_fields.a");
        assertThat(faults(() -> keys.replace(Map.of(), body("{\"a\": \" \", \"b\": \"x\"}"))))
                .containsExactlyInAnyOrder("custom_fields.a", "custom_fields.b");
        assertThat(faults(() -> keys.replace(Map.of(), Body.of(Map.of()))))
                .contains("custom_fields");
        assertThat(keys.replace(Map.of(), body("{\"a\": \"y\"}"))).isEqualTo(Map.of("a", "y"));
    }

    @Test
    void whatIsNoKeyOfTheRecordMayStayAsItIs() {
        var keys = keys(inactive("old"));
        var before = Map.<String, Object>of("old", "x", "inherited", 7);
        assertThat(keys.replace(before, body("{\"old\": \"x\", \"inherited\": 7}")))
                .isEqualTo(before);
        assertThat(faults(() -> keys.replace(before, body("{\"old\": \"y\", \"new\": 1}"))))
                .containsExactlyInAnyOrder("custom_fields.old", "custom_fields.new");
        assertThat(keys.clear(before, "inherited")).isEqualTo(Map.of("old", "x"));
        assertThat(keys.clear(before, "old")).isEqualTo(Map.of("inherited", 7));
    }

    @Test
    void oneValueIsSetWithoutARequiredCheck() {
        var keys = keys(key("a", ValueType.TEXT, true), key("b", ValueType.NUMBER, false));
        assertThat(keys.set(Map.of(), "b", value("5"))).isEqualTo(Map.of("b", 5));
        assertThat(keys.set(Map.of("a", "x", "b", 5), "a", value("null")))
                .isEqualTo(Map.of("b", 5));
        assertThat(faults(() -> keys.set(Map.of(), "b", value("\"x\"")))).containsExactly("value");
        assertThat(faults(() -> keys.set(Map.of(), "b", Body.of(Map.of()))))
                .containsExactly("value");
        assertThatThrownBy(() -> keys.set(Map.of(), "c", value("5"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> keys.clear(Map.of(), "c")).isInstanceOf(Refusal.class);
    }

    @Test
    void allValuesTogetherAreNotTooLarge() {
        var many =
                Stream.of("a", "b", "c", "d", "e", "f", "g")
                        .map(name -> key(name, ValueType.TEXTAREA, false))
                        .toList();
        var page = "x".repeat(30_000);
        var sent = many.stream().map(key -> "\"" + key.name() + "\":\"" + page + "\"").toList();
        assertThat(
                        faults(
                                () ->
                                        new Keys(many)
                                                .replace(
                                                        Map.of(),
                                                        body("{" + String.join(",", sent) + "}"))))
                .containsExactly("custom_fields");
    }

    @Test
    void ofAnotherRecordWhatFitsIsTaken() {
        var keys = keys(key("a", ValueType.TEXT, true), key("b", ValueType.NUMBER, false));
        assertThat(keys.fitting(Map.of("a", "x", "b", "many", "c", 1))).isEqualTo(Map.of("a", "x"));
        assertThat(keys.fitting("x")).isEmpty();
    }

    @Test
    void aValueThatIsLookedForIsATextOrWhatElseItReadsAs() {
        assertThat(new CustomValue("size", "5").text()).isEqualTo("{\"size\":\"5\"}");
        assertThat(new CustomValue("size", "5").plain()).isEqualTo("{\"size\":5}");
        assertThat(new CustomValue("size", "true").plain()).isEqualTo("{\"size\":true}");
        assertThat(new CustomValue("size", "XL").plain()).isEqualTo("{\"size\":\"XL\"}");
    }

    private static Keys keys(Key... keys) {
        return new Keys(List.of(keys));
    }

    private static Key inactive(String name) {
        var key = key(name, ValueType.TEXT, true);
        return new Key(
                key.id(),
                name,
                key.holder(),
                false,
                key.type(),
                true,
                false,
                List.of(),
                List.of(),
                NOON,
                NOON);
    }

    private static Key key(String name, ValueType type, boolean isRequired) {
        return new Key(
                KeyId.fresh(),
                name,
                Holder.TASK,
                false,
                type,
                isRequired,
                true,
                OPTIONS,
                COLUMNS,
                NOON,
                NOON);
    }

    private static Body body(String values) {
        return Body.of(Json.map("{\"custom_fields\": " + values + "}"));
    }

    private static Body value(String value) {
        return Body.of(Json.map("{\"value\": " + value + "}"));
    }

    private static List<String> faults(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Refusal refusal) {
            return ((Problem.Invalid) refusal.problem())
                    .errors().stream().map(each -> each.path()).toList();
        }
    }
}
