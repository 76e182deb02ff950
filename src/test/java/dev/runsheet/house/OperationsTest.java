package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.config.Config;
import dev.runsheet.platform.config.Misconfigured;
import dev.runsheet.testing.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What is said about running the server holds for the server.
class OperationsTest {
    private static final Path PAGE = Path.of("docs/operations.md");
    private static final Path DEPLOY = Path.of("deploy");
    private static final Path ALERTS = DEPLOY.resolve("alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("\\b(?:http|jvm|process|system)_\\w+");
    private static final Pattern VARIABLE = Pattern.compile("\\bRUNSHEET_[A-Z0-9_]*[A-Z0-9]");
    private static final Pattern TAKEN = Pattern.compile("(?m)^COPY --from=build \\S+");
    private static final Pattern HEALTH = Pattern.compile("CMD bash -c '(.*)'");

    @Test
    void everyMetricThatIsNamedIsThere() throws IOException {
        var named = new TreeSet<String>();
        for (var file : List.of(PAGE, ALERTS)) {
            found(METRIC, Files.readString(file)).forEach(named::add);
        }
        try (var api = ApiServer.of()) {
            assertThat(api.asNobody().get("/health/live").status()).isEqualTo(200);
            var there =
                    api.asNobody()
                            .get("/metrics")
                            .text()
                            .lines()
                            .map(line -> line.split("[{ ]")[0])
                            .collect(Collectors.toSet());
            assertThat(named).hasSizeGreaterThan(6).isSubsetOf(there);
        }
    }

    @Test
    void everyVariableThatIsNamedIsOneOfOurs() throws IOException {
        var named = new LinkedHashMap<String, String>();
        for (var file : files()) {
            found(VARIABLE, Files.readString(file)).forEach(name -> named.put(name, "?"));
        }
        named.remove("RUNSHEET_DATABASE");
        assertThat(named).containsKeys("RUNSHEET_DATA", "RUNSHEET_TRUSTED_PROXIES");
        try {
            Config.of(named);
        } catch (Misconfigured fault) {
            assertThat(fault).hasMessageNotContaining("is no setting of ours");
        }
    }

    @Test
    void theComposeFileBuildsOurImageBesideADatabase() throws IOException {
        var services = map(map(yaml(DEPLOY.resolve("compose.yaml"))).get("services"));
        assertThat(services).containsOnlyKeys("postgres", "runsheet");
        var server = map(services.get("runsheet"));
        var build = map(server.get("build"));
        var context = DEPLOY.resolve((String) build.get("context")).normalize();
        assertThat(context.resolve((String) build.get("dockerfile"))).exists();
        assertThat(map(server.get("depends_on"))).containsOnlyKeys("postgres");
        assertThat(map(services.get("postgres"))).containsKey("healthcheck");
    }

    @Test
    void theThreeAlertsAreRulesWithAReason() throws IOException {
        var groups = (List<?>) map(yaml(ALERTS)).get("groups");
        var rules = (List<?>) map(groups.getFirst()).get("rules");
        assertThat(rules).hasSize(3);
        assertThat(rules)
                .allSatisfy(
                        rule ->
                                assertThat(map(rule))
                                        .containsKeys("alert", "expr", "for", "annotations"));
    }

    @Test
    void aContainerIsHealthyWhenItsServerIsReady() throws Exception {
        var health = HEALTH.matcher(Files.readString(DEPLOY.resolve("Containerfile")));
        assertThat(health.find()).isTrue();
        try (var api = ApiServer.of()) {
            var command = health.group(1).replace("8080", api.url("").replaceAll(".*:", ""));
            assertThat(ended(command)).isZero();
            assertThat(ended(command.replace("ready", "nowhere"))).isNotZero();
        }
    }

    private static int ended(String command) throws Exception {
        return new ProcessBuilder("bash", "-c", command).inheritIO().start().waitFor();
    }

    @Test
    void theImageTakesWhatTheBuildMakes() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).contains("<finalName>runsheet</finalName>", "<classpathPrefix>lib/");
        assertThat(found(TAKEN, Files.readString(DEPLOY.resolve("Containerfile"))))
                .containsExactlyInAnyOrder(
                        "COPY --from=build /src/target/lib",
                        "COPY --from=build /src/target/runsheet.jar");
    }

    private static List<Path> files() throws IOException {
        try (var deploy = Files.list(DEPLOY)) {
            return Stream.concat(Stream.of(PAGE), deploy.sorted()).toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(each -> each.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
