package dev.runsheet.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says an OpenAPI 3.1 document in Swagger 2.0, the older language that clients poll.
final class Swagger2 {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    private Swagger2() {}

    static Map<String, Object> of(Map<String, Object> openapi) {
        var components = map(openapi.get("components"));
        var swagger = new LinkedHashMap<String, Object>();
        swagger.put("swagger", "2.0");
        swagger.put("info", info(map(openapi.get("info"))));
        swagger.put("basePath", map(list(openapi.get("servers")).getFirst()).get("url"));
        swagger.put("consumes", List.of(JSON));
        swagger.put("produces", List.of(JSON));
        swagger.put("securityDefinitions", bearers(map(components.get("securitySchemes"))));
        swagger.put("security", openapi.get("security"));
        swagger.put("tags", openapi.get("tags"));
        swagger.put("paths", each(map(openapi.get("paths")), Swagger2::path));
        swagger.put("parameters", each(map(components.get("parameters")), Swagger2::parameter));
        swagger.put("responses", each(map(components.get("responses")), Swagger2::response));
        swagger.put("definitions", each(map(components.get("schemas")), Swagger2Schema::of));
        return swagger;
    }

    /// Swagger 2.0 knows no `identifier` of a licence.
    private static Map<String, Object> info(Map<String, Object> info) {
        var written = new LinkedHashMap<>(info);
        written.computeIfPresent(
                "license", (_, license) -> Map.of("name", map(license).get("name")));
        return written;
    }

    private static Map<String, Object> bearers(Map<String, Object> schemes) {
        return each(
                schemes,
                scheme -> {
                    var key = new LinkedHashMap<String, Object>();
                    key.put("type", "apiKey");
                    key.put("name", "Authorization");
                    key.put("in", "header");
                    key.put("description", "`Bearer ` and the token. " + scheme.get("description"));
                    return key;
                });
    }

    private static Map<String, Object> path(Map<String, Object> path) {
        var written = new LinkedHashMap<String, Object>();
        path.forEach(
                (key, value) -> {
                    if (METHODS.contains(key)) {
                        written.put(key, operation(map(value)));
                    } else if (key.equals("parameters")) {
                        written.put(key, parameters(list(value)));
                    }
                });
        return written;
    }

    private static Map<String, Object> operation(Map<String, Object> operation) {
        var written = new LinkedHashMap<>(operation);
        var parameters = new ArrayList<Object>(parameters(list(operation.get("parameters"))));
        if (written.remove("requestBody") instanceof Map<?, ?> body) {
            var content = map(body.get("content"));
            if (content.containsKey(FORM)) {
                written.put("consumes", List.of(FORM));
                parameters.addAll(form(map(map(content.get(FORM)).get("schema"))));
            } else {
                parameters.add(body(map(body)));
            }
        }
        if (!parameters.isEmpty()) {
            written.put("parameters", parameters);
        }
        written.put("responses", each(map(operation.get("responses")), Swagger2::response));
        return written;
    }

    private static List<Object> parameters(List<Object> parameters) {
        return parameters.stream().map(each -> (Object) parameter(map(each))).toList();
    }

    /// In Swagger 2.0 the type stands in the parameter itself.
    private static Map<String, Object> parameter(Map<String, Object> parameter) {
        if (parameter.containsKey("$ref")) {
            return reference(parameter, "parameters");
        }
        var written = new LinkedHashMap<>(parameter);
        written.putAll(Swagger2Schema.of(map(written.remove("schema"))));
        return written;
    }

    /// Every body can be sent as JSON, whatever else it may come as.
    private static Map<String, Object> body(Map<String, Object> body) {
        var content = map(body.get("content"));
        var written = new LinkedHashMap<String, Object>();
        written.put("name", "body");
        written.put("in", "body");
        written.put("required", body.getOrDefault("required", false));
        written.put("schema", Swagger2Schema.of(map(map(content.get(JSON)).get("schema"))));
        return written;
    }

    /// A form is no body there, but a parameter for each of its fields.
    private static List<Object> form(Map<String, Object> schema) {
        var required = list(schema.get("required"));
        var fields = new ArrayList<Object>();
        map(schema.get("properties"))
                .forEach(
                        (name, property) -> {
                            var field = new LinkedHashMap<String, Object>();
                            field.put("name", name);
                            field.put("in", "formData");
                            field.put("required", required.contains(name));
                            field.putAll(Swagger2Schema.of(map(property)));
                            if ("binary".equals(field.remove("format"))) {
                                field.put("type", "file");
                            }
                            fields.add(field);
                        });
        return fields;
    }

    private static Map<String, Object> response(Map<String, Object> response) {
        if (response.containsKey("$ref")) {
            return reference(response, "responses");
        }
        var written = new LinkedHashMap<>(response);
        if (written.remove("content") instanceof Map<?, ?> content) {
            var schema = map(map(content.values().iterator().next()).get("schema"));
            written.put("schema", Swagger2Schema.of(schema));
        }
        written.computeIfPresent("headers", (_, headers) -> each(map(headers), Swagger2::header));
        return written;
    }

    private static Map<String, Object> header(Map<String, Object> header) {
        var written = new LinkedHashMap<>(header);
        written.putAll(Swagger2Schema.of(map(written.remove("schema"))));
        return written;
    }

    private static Map<String, Object> reference(Map<String, Object> from, String kind) {
        var name = from.get("$ref").toString();
        return Map.of("$ref", "#/" + kind + name.substring(name.lastIndexOf('/')));
    }

    private interface Part {
        Map<String, Object> written(Map<String, Object> part);
    }

    private static Map<String, Object> each(Map<String, Object> parts, Part part) {
        var written = new LinkedHashMap<String, Object>();
        parts.forEach((name, value) -> written.put(name, part.written(map(value))));
        return written;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
