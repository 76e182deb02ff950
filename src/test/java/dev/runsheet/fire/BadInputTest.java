package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Reply;
import dev.runsheet.web.Description;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/// No input of any kind is a fault of ours, and what is refused leaves nothing behind.
class BadInputTest {
    private static final Map<String, Object> API = Description.read();
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final int LONGEST_SHOWN = 200;

    /// What the server says when only the database noticed.
    private static final List<String> SLIPPED =
            List.of(
                    "The given data has a value that cannot be stored.",
                    "This refers to something that does not exist, or is still in use.");

    private final Bakehouse bakery = new Bakehouse();
    private final Pantry pantry = new Pantry(bakery);
    private final List<String> faults = new ArrayList<>();

    /// By the first transaction that each request may have used, whether it was refused.
    private final TreeMap<Long, String> refused = new TreeMap<>();

    private int count;

    /// An operation of the description.
    private record Operation(String method, String path, List<String> queries) {
        boolean isRead() {
            return method.equals("GET");
        }
    }

    @AfterEach
    void close() {
        bakery.close();
    }

    @Test
    void everyPartOfEveryWriteMeetsEveryKindOfNonsense() {
        for (var write : writes()) {
            var reply = send(bakery.ann, write.method(), write.path(), write.body());
            assertThat(reply.status()).as(write + " " + reply.text()).isLessThan(300);
            pantry.restore();
            for (var value : Nonsense.VALUES) {
                Nonsense.spoilt(write.body(), value).forEach(body -> spoil(write, body));
            }
        }
        report("%d writes with nonsense in every part".formatted(count));
    }

    private List<Write> writes() {
        return Stream.concat(TemplateWrites.of(pantry).stream(), WorkWrites.of(pantry).stream())
                .toList();
    }

    private void spoil(Write write, String body) {
        if (send(bakery.ann, write.method(), write.path(), body).status() < 300) {
            pantry.restore();
        }
    }

    @Test
    void noBodyIsAFaultOfOurs() {
        for (var operation : operations(false)) {
            var path = filled(operation, "", "");
            for (var body : Nonsense.BODIES) {
                send(bakery.ann, operation.method(), path, body);
            }
            for (var type : Nonsense.CONTENT_TYPES) {
                var typed = bakery.ann.with("Content-Type", type);
                send(typed, operation.method(), path, "{\"title\":\"x\",\"name\":7}");
                send(typed, operation.method(), path, "title=%00&owners[]=x&owners=%ZZ&=&%");
            }
        }
        for (var write : List.of("/tasks", "/runs", "/checklists", "/completed-tasks")) {
            for (var body : Nonsense.HEAVY_BODIES) {
                send(bakery.ann, "POST", ORG + write, body);
            }
        }
        report("%d bodies that are no JSON object, or of another type".formatted(count));
    }

    @Test
    void noPathIsAFaultOfOurs() {
        for (var operation : operations(true)) {
            for (var name : parameters(operation)) {
                for (var piece : Nonsense.PIECES) {
                    send(bakery.ann, operation.method(), filled(operation, name, piece), "");
                }
            }
        }
        report("%d paths with nonsense in a parameter".formatted(count));
    }

    @Test
    void noQueryIsAFaultOfOurs() {
        for (var operation : operations(true)) {
            if (operation.isRead()) {
                var path = filled(operation, "", "");
                for (var query : queries(operation)) {
                    send(bakery.ann, "GET", path + "?" + query, "");
                }
            }
        }
        report("%d queries with nonsense in a parameter".formatted(count));
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

    private Reply send(Wire who, String method, String path, Object body) {
        long before = method.equals("GET") ? 0 : bakery.read(Traces::next);
        var reply = who.send(method, path, body);
        count++;
        boolean isRefused = reply.status() >= 400;
        refused.put(before, isRefused ? method + " " + path + " " + shown(body) : "");
        var fault = fault(path, reply);
        if (!fault.isEmpty()) {
            faults.add(
                    "%s %s %s: %s %d %s"
                            .formatted(
                                    method,
                                    shortened(path),
                                    shown(body),
                                    fault,
                                    reply.status(),
                                    shortened(reply.text())));
        }
        return reply;
    }

    private static String fault(String path, Reply reply) {
        if (reply.status() >= 500) {
            return "a fault of ours";
        }
        if (reply.status() < 400) {
            return "";
        }
        try {
            var json = Json.map(reply.text());
            // OAuth has words of its own for what is wrong.
            boolean isError =
                    Boolean.TRUE.equals(json.get("error"))
                            || path.equals("/oauth/token") && json.get("error") instanceof String;
            boolean isEnvelope =
                    isError && json.get("message") instanceof String message && !message.isBlank();
            if (!isEnvelope) {
                return "not our envelope";
            }
            boolean isVague =
                    "The given data was invalid.".equals(json.get("message"))
                            && Map.of().equals(json.get("errors"));
            return isVague || SLIPPED.contains(json.get("message"))
                    ? "noticed by the database only"
                    : "";
        } catch (JacksonException | ClassCastException _) {
            return "no JSON object";
        }
    }

    /// Every row that is there was written by a request that was let through.
    private void report(String what) {
        assertThat(faults.stream().limit(40).toList()).as(faults.size() + " faults").isEmpty();
        refused.remove(0L);
        var left =
                bakery.read(Traces::all).stream()
                        .filter(trace -> !refused.isEmpty() && trace >= refused.firstKey())
                        .map(trace -> refused.floorEntry(trace).getValue())
                        .filter(request -> !request.isEmpty())
                        .sorted(Comparator.naturalOrder())
                        .toList();
        assertThat(left).as("refused, but not without a trace").isEmpty();
        System.out.println(what + ": no fault of ours, and nothing stored of what was refused");
    }

    private static String shown(Object body) {
        return shortened(
                switch (body) {
                    case byte[] raw -> new String(raw, StandardCharsets.UTF_8);
                    case String text -> text;
                    default -> Json.text(body);
                });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(0, LONGEST_SHOWN) + "... (" + text.length() + ")";
    }

    private static List<String> parameters(Operation operation) {
        return PARAMETER.matcher(operation.path()).results().map(found -> found.group(1)).toList();
    }

    /// With an id for every parameter but one.
    private String filled(Operation operation, String name, String piece) {
        return PARAMETER
                .matcher(operation.path())
                .replaceAll(
                        found ->
                                found.group(1).equals(name)
                                        ? piece
                                        : pantry.ids.getOrDefault(found.group(1), "x"));
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
