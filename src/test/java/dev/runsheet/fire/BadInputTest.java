package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import dev.runsheet.web.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No input of any kind is a fault of ours, and what is refused leaves nothing behind.
class BadInputTest {
    private static final Map<String, Object> API = Description.read();
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final int ATTACKERS = 3;

    /// An operation of the description.
    private record Operation(String method, String path, List<String> queries) {
        boolean isRead() {
            return method.equals("GET");
        }
    }

    @Test
    void everyPartOfEveryWriteMeetsEveryKindOfNonsense() {
        attack("writes with nonsense in every part", BadInputTest::writes, BadInputTest::spoil);
    }

    private static List<Write> writes(Attacker attacker) {
        var pantry = attacker.pantry;
        return Stream.concat(TemplateWrites.of(pantry).stream(), WorkWrites.of(pantry).stream())
                .toList();
    }

    private static void spoil(Attacker attacker, Write write) {
        var reply = send(attacker, write, write.body());
        assertThat(reply.status()).as(write + " " + reply.text()).isLessThan(300);
        attacker.restore();
        for (var value : Nonsense.VALUES) {
            Nonsense.spoilt(write.body(), value)
                    .filter(body -> send(attacker, write, body).status() < 300)
                    .forEach(_ -> attacker.restore());
        }
    }

    private static Reply send(Attacker attacker, Write write, Object body) {
        return attacker.send(attacker.bakery.ann, write.method(), write.path(), body);
    }

    @Test
    void noBodyIsAFaultOfOurs() {
        attack(
                "bodies that are no JSON object, or of another type",
                _ -> operations(false),
                BadInputTest::misstate);
    }

    private static void misstate(Attacker attacker, Operation operation) {
        var ann = attacker.bakery.ann;
        var path = filled(attacker, operation, "", "");
        for (var body : Nonsense.BODIES) {
            attacker.send(ann, operation.method(), path, body);
        }
        for (var type : Nonsense.CONTENT_TYPES) {
            var typed = ann.with("Content-Type", type);
            attacker.send(typed, operation.method(), path, "{\"title\":\"x\",\"name\":7}");
            var form = "title=%00&owners[]=x&owners=%ZZ&=&%";
            attacker.send(typed, operation.method(), path, form);
        }
    }

    @Test
    void noHeavyBodyIsAFaultOfOurs() {
        attack(
                "heavy bodies",
                _ -> List.of("/tasks", "/runs", "/checklists", "/completed-tasks"),
                (attacker, write) -> {
                    for (var body : Nonsense.HEAVY_BODIES) {
                        attacker.send(attacker.bakery.ann, "POST", ORG + write, body);
                    }
                });
    }

    @Test
    void noPathIsAFaultOfOurs() {
        attack(
                "paths with nonsense in a parameter",
                _ -> operations(true),
                (attacker, operation) -> {
                    for (var name : parameters(operation)) {
                        for (var piece : Nonsense.PIECES) {
                            var path = filled(attacker, operation, name, piece);
                            attacker.send(attacker.bakery.ann, operation.method(), path, "");
                        }
                    }
                });
    }

    @Test
    void noQueryIsAFaultOfOurs() {
        attack(
                "queries with nonsense in a parameter",
                _ -> operations(true).stream().filter(Operation::isRead).toList(),
                (attacker, operation) -> {
                    var path = filled(attacker, operation, "", "");
                    for (var query : queries(operation)) {
                        attacker.send(attacker.bakery.ann, "GET", path + "?" + query, "");
                    }
                });
    }

    /// Several do the works together, each in a bakery of its own: whoever is free takes the next.
    private static <T> void attack(
            String what, Function<Attacker, List<T>> works, BiConsumer<Attacker, T> act) {
        var next = new AtomicInteger();
        var counts =
                AtOnce.each(
                        ATTACKERS,
                        _ -> {
                            try (var attacker = new Attacker()) {
                                var all = works.apply(attacker);
                                for (int i = next.getAndIncrement();
                                        i < all.size();
                                        i = next.getAndIncrement()) {
                                    act.accept(attacker, all.get(i));
                                }
                                return judged(attacker);
                            }
                        });
        var count = counts.stream().mapToInt(each -> each).sum();
        System.out.printf(
                "%d %s: no fault of ours, and nothing stored of what was refused%n", count, what);
    }

    /// How many requests were answered as they should be.
    private static int judged(Attacker attacker) {
        var faults = attacker.faults();
        assertThat(faults.stream().limit(40).toList()).as(faults.size() + " faults").isEmpty();
        assertThat(attacker.left()).as("refused, but not without a trace").isEmpty();
        return attacker.count();
    }

    private static List<String> queries(Operation operation) {
        var queries = new ArrayList<String>();
        var names = Stream.concat(operation.queries().stream(), Stream.of("with", "page", "%00"));
        names.distinct()
                .forEach(name -> Nonsense.PIECES.forEach(piece -> queries.add(name + "=" + piece)));
        operation.queries().forEach(name -> queries.add(name + "[]=x&" + name + "[a][b]=%00"));
        queries.addAll(List.of("&&=&=", "%", "a=%ZZ", "a".repeat(6_000), "a=1&".repeat(1_000)));
        queries.removeIf(query -> query.contains("%ZZ") || query.equals("%"));
        return queries;
    }

    private static List<String> parameters(Operation operation) {
        return PARAMETER.matcher(operation.path()).results().map(found -> found.group(1)).toList();
    }

    /// With an id for every parameter but one.
    private static String filled(
            Attacker attacker, Operation operation, String name, String piece) {
        return PARAMETER
                .matcher(operation.path())
                .replaceAll(
                        found ->
                                found.group(1).equals(name)
                                        ? piece
                                        : attacker.pantry.ids.getOrDefault(found.group(1), "x"));
    }

    /// Those that destroy come last.
    private static List<Operation> operations(boolean withReads) {
        var operations = new ArrayList<Operation>();
        map(API.get("paths"))
                .forEach(
                        (path, item) ->
                                map(item)
                                        .forEach(
                                                (method, operation) ->
                                                        operations.add(
                                                                new Operation(
                                                                        method.toUpperCase(
                                                                                Locale.ROOT),
                                                                        path,
                                                                        queries(map(operation))))));
        operations.removeIf(each -> each.method().equals("PARAMETERS"));
        operations.removeIf(each -> each.isRead() && !withReads);
        operations.sort(
                Comparator.comparing(
                        each ->
                                each.method().equals("DELETE")
                                        || each.path().endsWith("/disable")));
        return operations;
    }

    private static List<String> queries(Map<String, Object> operation) {
        var queries = new ArrayList<String>();
        if (operation.get("parameters") instanceof List<?> parameters) {
            for (var each : parameters) {
                var parameter = resolved(map(each));
                if ("query".equals(parameter.get("in"))) {
                    queries.add((String) parameter.get("name"));
                }
            }
        }
        return queries;
    }

    private static Map<String, Object> resolved(Map<String, Object> parameter) {
        if (!(parameter.get("$ref") instanceof String reference)) {
            return parameter;
        }
        Object found = API;
        for (var key : reference.substring(2).split("/")) {
            found = map(found).get(key);
        }
        return map(found);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : new LinkedHashMap<>();
    }
}
