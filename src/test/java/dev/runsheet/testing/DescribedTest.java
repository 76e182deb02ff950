package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.http.Routes;
import dev.runsheet.web.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// `docs/openapi.yaml` and the routes say the same. Names of parameters are left out, as they are
/// not seen on the wire.
class DescribedTest {
    private static final Path SOURCE = Path.of("src/main/java");

    /// Those that the server itself brings.
    private static final Set<String> OWN =
            Set.of("GET /health/live", "GET /health/ready", "GET /metrics");

    @Test
    void everyRouteThatIsMountedIsDescribed() throws Exception {
        var missing = mounted();
        missing.removeAll(described());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationThatIsDescribedIsMounted() throws Exception {
        var missing = described();
        missing.removeAll(mounted());
        assertThat(missing).isEmpty();
    }

    private static Set<String> mounted() throws Exception {
        var routes = new Routes();
        for (var api : apis()) {
            mount(api, routes);
        }
        var mounted = new TreeSet<>(OWN);
        routes.all().forEach(each -> mounted.add(operation(each.method(), each.pattern())));
        return mounted;
    }

    /// What an api needs besides the routes, it needs when somebody calls.
    private static void mount(Class<?> api, Routes routes) throws ReflectiveOperationException {
        for (var method : api.getMethods()) {
            if (method.getName().equals("mount")) {
                var given = new Object[method.getParameterCount()];
                given[0] = routes;
                method.invoke(null, given);
            }
        }
    }

    static List<Class<?>> apis() throws IOException, ClassNotFoundException {
        var apis = new ArrayList<Class<?>>();
        try (var files = Files.walk(SOURCE)) {
            for (var file : files.filter(each -> each.toString().endsWith("Api.java")).toList()) {
                var path = SOURCE.relativize(file).toString();
                var type = Class.forName(path.replace(".java", "").replace('/', '.'));
                if (mounts(type)) {
                    apis.add(type);
                }
            }
        }
        return apis;
    }

    private static boolean mounts(Class<?> type) {
        return List.of(type.getMethods()).stream().anyMatch(each -> each.getName().equals("mount"));
    }

    private static Set<String> described() {
        var described = new TreeSet<String>();
        map(Description.read().get("paths"))
                .forEach(
                        (path, item) ->
                                map(item).keySet().stream()
                                        .filter(key -> !key.equals("parameters"))
                                        .forEach(key -> described.add(operation(key, path))));
        return described;
    }

    private static String operation(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{\\w+}", "{}");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
