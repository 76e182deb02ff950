package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class Swagger2Test {
    private static final Set<String> KINDS = Set.of("path", "query", "header", "formData", "body");
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "file");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Object> openapi = Description.read();
    private final Map<String, Object> swagger = Swagger2.of(openapi);

    @Test
    void itSaysWhatItIsAndWhereItIs() {
        assertThat(swagger).containsEntry("swagger", "2.0").containsEntry("basePath", "/api");
        assertThat(map(swagger.get("info"))).containsEntry("title", "Runsheet");
    }

    @Test
    void everyPathIsInIt() {
        assertThat(map(swagger.get("paths")).keySet())
                .isEqualTo(map(openapi.get("paths")).keySet())
                .contains("/organizations/{org}/runs/{run}/tasks/{task}");
    }

    @Test
    void theBodiesThatClientsLookUpHaveTheirNames() {
        assertThat(map(swagger.get("definitions")))
                .containsKeys(
                        "updateTaskInput",
                        "updateStandaloneTaskInput",
                        "CompletedProcessTask",
                        "createRunInput");
    }

    @Test
    void whatIsReferredToIsThere() {
        var missing = new ArrayList<String>();
        walk(
                swagger,
                (key, value) -> {
                    if (key.equals("$ref") && find(value.toString()) == null) {
                        missing.add(value.toString());
                    }
                });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyParameterIsOfAKindAndATypeThatSwaggerHas() {
        for (var parameter : parameters()) {
            assertThat(KINDS).contains(parameter.get("in").toString());
            if (parameter.get("in").equals("body")) {
                assertThat(parameter).containsKey("schema");
            } else {
                assertThat(parameter).doesNotContainKey("schema").containsKey("type");
            }
        }
    }

    @Test
    void everyParameterOfAPathIsDeclaredAndRequired() {
        map(swagger.get("paths"))
                .forEach(
                        (path, item) -> {
                            var named =
                                    list(map(item).get("parameters")).stream()
                                            .map(each -> resolved(map(each)))
                                            .filter(each -> each.get("in").equals("path"))
                                            .filter(each -> each.get("required").equals(true))
                                            .map(each -> each.get("name").toString())
                                            .toList();
                            assertThat(named)
                                    .as(path)
                                    .containsExactlyElementsOf(
                                            PARAMETER
                                                    .matcher(path)
                                                    .results()
                                                    .map(each -> each.group(1))
                                                    .toList());
                        });
    }

    @Test
    void noWordOfTheNewerLanguageIsLeft() {
        var newer = Set.of("oneOf", "anyOf", "const", "content", "requestBody", "nullable");
        var found = new HashSet<String>();
        walk(
                Map.of("a", swagger.get("paths"), "b", swagger.get("definitions")),
                (key, value) -> {
                    if (newer.contains(key) && !(value instanceof String) && !isProperty(value)) {
                        found.add(key);
                    }
                    if (key.equals("type") && value instanceof String type) {
                        assertThat(TYPES).contains(type);
                    }
                });
        assertThat(found).isEmpty();
    }

    /// Something that a body has, whatever it is called.
    private static boolean isProperty(Object value) {
        return value instanceof Map<?, ?> map && map.get("type") instanceof String;
    }

    @Test
    void everyOperationHasItsOwnNameAndAnswers() {
        var names = new ArrayList<Object>();
        for (var operation : operations()) {
            names.add(operation.get("operationId"));
            assertThat(map(operation.get("responses"))).isNotEmpty();
        }
        assertThat(names).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void aTypeBesideNullIsThatTypeAndTwoTypesAreOpen() {
        assertThat(Swagger2Schema.of(Map.of("type", List.of("string", "null"))))
                .isEqualTo(Map.of("type", "string", "x-nullable", true));
        assertThat(Swagger2Schema.of(Map.of("type", List.of("string", "integer")))).isEmpty();
    }

    @Test
    void anAlternativeBesideNullIsSaidAndSeveralAreNot() {
        var deadline = Map.<String, Object>of("$ref", "#/components/schemas/StepDeadline");
        var absent = Map.<String, Object>of("type", "null");
        assertThat(Swagger2Schema.of(Map.of("oneOf", List.of(deadline, absent))))
                .containsEntry("allOf", List.of(Map.of("$ref", "#/definitions/StepDeadline")))
                .containsEntry("x-nullable", true);
        assertThat(Swagger2Schema.of(Map.of("oneOf", List.of(deadline, deadline))))
                .containsOnlyKeys("x-oneOf");
    }

    private List<Map<String, Object>> operations() {
        return map(swagger.get("paths")).values().stream()
                .flatMap(item -> map(item).entrySet().stream())
                .filter(entry -> !entry.getKey().equals("parameters"))
                .map(entry -> map(entry.getValue()))
                .toList();
    }

    private List<Map<String, Object>> parameters() {
        var all = new ArrayList<Map<String, Object>>();
        for (var operation : operations()) {
            list(operation.get("parameters")).forEach(each -> all.add(resolved(map(each))));
        }
        map(swagger.get("parameters")).values().forEach(each -> all.add(map(each)));
        return all;
    }

    private Map<String, Object> resolved(Map<String, Object> part) {
        return part.containsKey("$ref") ? map(find(part.get("$ref").toString())) : part;
    }

    private Object find(String reference) {
        Object found = swagger;
        for (var segment : reference.substring(2).split("/")) {
            found = found == null ? null : map(found).get(segment);
        }
        return found;
    }

    private static void walk(Object value, BiConsumer<String, Object> visit) {
        switch (value) {
            case Map<?, ?> parts ->
                    parts.forEach(
                            (key, part) -> {
                                visit.accept(key.toString(), part);
                                walk(part, visit);
                            });
            case List<?> parts -> parts.forEach(part -> walk(part, visit));
            case null, default -> {
                // A leaf.
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
