package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.CustomKeys;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A template that is exported and imported is the same template under other ids.
class RoundTripTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount, CustomKeysApi::mount);
    private static final Kitchen KITCHEN = new Kitchen(API.as(World.ANN_TOKEN));
    private static final String WITH = "steps,stages,permissions,tags";

    /// A copy is another template: it has its own name in addresses and its own number.
    private static final Set<String> ITS_OWN = Set.of("alias", "increment_id");

    @BeforeAll
    static void defineCustomFields() {
        var keys = new CustomKeys(API);
        for (var part : List.of("template", "step", "capture", "prerun")) {
            keys.add("code", part, "text");
            keys.add("size", part, "number");
            keys.add("marks", part, "multiselect", Map.of("options", List.of("new", "hot")));
        }
    }

    @AfterAll
    static void close() {
        API.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void b10_whatIsExportedAndImportedIsTheSame(int seed) {
        var reply = API.as(World.ANN_TOKEN).post(ALL, new RandomTemplate(new Random(seed)).body());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var first = KITCHEN.read(reply.data().get("id"), WITH);
        var again = API.as(World.ANN_TOKEN).post(ALL, first);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        var second = KITCHEN.read(again.data().get("id"), WITH);
        assertThat(second.get("id")).isNotEqualTo(first.get("id"));
        assertThat(Json.read(nameless(second))).isEqualTo(Json.read(nameless(first)));
    }

    /// Its text, with the number of its place for every id and alias that is its own.
    private static String nameless(Map<String, Object> template) {
        var plain = new LinkedHashMap<>(template);
        plain.keySet().removeAll(ITS_OWN);
        var text = Json.text(plain);
        int place = 0;
        for (var name : names(template)) {
            text = text.replace(name, "<" + place++ + ">");
        }
        return text;
    }

    private static Set<String> names(Map<String, Object> template) {
        var things = new ArrayList<Map<String, Object>>();
        things.add(Map.of("id", template.get("id")));
        things.addAll(list(template.get("prerun")));
        things.addAll(list(template.get("stages")));
        for (var step : steps(template)) {
            things.add(step);
            things.addAll(list(step.get("captures")));
        }
        for (var rule : list(template.get("automated_actions"))) {
            things.add(rule);
            things.addAll(list(rule.get("conditions")));
            things.addAll(list(rule.get("then_actions")));
        }
        var names = new LinkedHashSet<String>();
        for (var thing : things) {
            names.add((String) thing.get("id"));
            if (thing.get("alias") instanceof String alias) {
                names.add(alias);
            }
        }
        return names;
    }
}
