package dev.runsheet.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.runsheet.platform.json.Json;
import dev.runsheet.web.Description;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds an exchange against `docs/openapi.yaml`: the operation and its status must be described,
/// and its headers and body must be as described.
public final class Contract {
    private static final String HOME = "https://runsheet.dev/openapi.json";
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final Map<String, Object> API = Description.read();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemas(Map.of(HOME, document())));

    /// What any operation may answer besides what it says for itself.
    private static final Set<Integer> OF_ALL = Set.of(400, 413, 429, 503);

    private static final String NO_ENDPOINT = "ENDPOINT_NOT_FOUND";

    private Contract() {}

    /// Fails with a sentence unless the answer is one that the description promises. `path` may
    /// have the mount `/api` and a query; `body` may be null.
    public static void check(
            String method, String path, int status, HttpHeaders headers, String body) {
        var exchange = method + " " + path + " answered " + status;
        var text = body == null ? "" : body;
        if (method.equals("OPTIONS")) {
            return;
        }
        var operation = operation(method.equals("HEAD") ? "GET" : method, path);
        if (operation.isEmpty()) {
            checkUnknown(exchange, status, text);
            return;
        }
        if (status == 404 && text.contains(NO_ENDPOINT)) {
            throw new AssertionError(exchange + ", but the operation is described: mount it");
        }
        if (status == 500) {
            throw new AssertionError(exchange + ", which is a bug: " + text);
        }
        var place = place(exchange, operation.get(), status);
        checkHeaders(exchange, map(map(find(place)).get("headers")).keySet(), headers);
        if (!method.equals("HEAD")) {
            checkBody(exchange, place, headers.firstValue("Content-Type").orElse(""), text);
        }
    }

    private static void checkUnknown(String exchange, int status, String body) {
        if (status != 404 && status != 405) {
            throw new AssertionError(exchange + ", but docs/openapi.yaml knows no such operation");
        }
        checkSchema(exchange, "/components/schemas/NotFound", body);
    }

    /// Where the answer is described: an operation's own response, or one that it refers to.
    private static String place(String exchange, Place operation, int status) {
        var responses = map(map(operation.what()).get("responses"));
        var key = Integer.toString(status);
        if (!responses.containsKey(key)) {
            if (!OF_ALL.contains(status) || !responses.containsKey("default")) {
                throw new AssertionError(
                        exchange + ", but docs/openapi.yaml says only " + responses.keySet());
            }
            key = "default";
        }
        var response = map(responses.get(key));
        return response.containsKey("$ref")
                ? response.get("$ref").toString().substring(1)
                : operation.pointer() + "/responses/" + key;
    }

    private static void checkHeaders(String exchange, Set<String> described, HttpHeaders headers) {
        var expected = new TreeSet<>(described);
        expected.add("X-Request-Id");
        expected.removeIf(name -> headers.firstValue(name).isPresent());
        if (!expected.isEmpty()) {
            throw new AssertionError(exchange + " without the headers " + expected);
        }
    }

    private static void checkBody(String exchange, String place, String type, String body) {
        var content = map(map(find(place)).get("content"));
        if (content.isEmpty()) {
            if (!body.isEmpty()) {
                throw new AssertionError(exchange + " with a body, where none is described");
            }
        } else if (content.size() > 1 && !content.containsKey(type.split(";")[0])) {
            throw new AssertionError(exchange + " of another type than described: " + type);
        } else if (type.startsWith("application/json")
                || content.size() == 1 && content.containsKey("application/json")) {
            checkSchema(exchange, place + "/content/application~1json/schema", body);
        }
    }

    private static void checkSchema(String exchange, String pointer, String body) {
        if (body.isEmpty()) {
            throw new AssertionError(exchange + " without the body that is described");
        }
        var schema = SCHEMAS.getSchema(SchemaLocation.of(HOME + "#" + pointer));
        var faults = schema.validate(body, InputFormat.JSON);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    faults.stream()
                            .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
                            .distinct()
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            exchange + ", and its body is not as described:\n  ",
                                            "\n" + body)));
        }
    }

    /// A part of the description and the JSON pointer that leads to it.
    private record Place(String pointer, Object what) {}

    private static Optional<Place> operation(String method, String path) {
        return template(path)
                .flatMap(
                        template -> {
                            var key = method.toLowerCase(Locale.ROOT);
                            var item = map(map(API.get("paths")).get(template));
                            return Optional.ofNullable(item.get(key))
                                    .map(
                                            found ->
                                                    new Place(
                                                            "/paths/"
                                                                    + template.replace("/", "~1")
                                                                    + "/"
                                                                    + key,
                                                            found));
                        });
    }

    /// The described path that `path` is one of; words win over parameters.
    static Optional<String> template(String path) {
        var segments = segments(path);
        return map(API.get("paths")).keySet().stream()
                .filter(each -> isOneOf(segments, segments(each)))
                .min((one, other) -> Integer.compare(parameters(one), parameters(other)));
    }

    private static List<String> segments(String path) {
        var bare = path.split("\\?", 2)[0];
        var mounted = bare.startsWith("/api/") ? bare.substring(4) : bare;
        return List.of(mounted.substring(1).split("/"));
    }

    private static boolean isOneOf(List<String> path, List<String> template) {
        if (path.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int parameters(String template) {
        return (int) template.chars().filter(each -> each == '{').count();
    }

    private static Object find(String pointer) {
        Object found = API;
        for (var segment : pointer.substring(1).split("/")) {
            found = map(found).get(segment.replace("~1", "/"));
        }
        return found;
    }

    private static String document() {
        var document = new LinkedHashMap<String, Object>(API);
        document.put("$schema", DRAFT);
        return Json.text(document);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
