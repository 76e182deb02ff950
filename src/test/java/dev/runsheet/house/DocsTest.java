package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents say must be so.
class DocsTest {
    private static final Path SOURCE = Path.of("src/main/java");
    private static final Path PRODUCT = SOURCE.resolve("dev/runsheet");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern PATH = Pattern.compile("(bin|docs|src|bench|deploy)/[\\w./-]+");
    private static final Pattern EXAMPLE =
            Pattern.compile("```(?:java|sql)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]\\w+");
    private static final Pattern SETTING =
            Pattern.compile("\\| `([a-z-]+)` \\|$", Pattern.MULTILINE);

    @Test
    void theReadmeNamesTheTwoCommands() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("bin/demo", "bin/test");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var missing = new ArrayList<String>();
        for (var file : documents()) {
            found(LINK, Files.readString(file))
                    .filter(link -> !link.contains(":"))
                    .filter(link -> Files.notExists(file.resolveSibling(link)))
                    .forEach(link -> missing.add(file + " links to " + link));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPathThatIsNamedIsThere() throws IOException {
        var missing = new ArrayList<String>();
        for (var file : documents()) {
            var text = Files.readString(file);
            Stream.concat(found(CODE, text).filter(DocsTest::isPath), commands(text))
                    .filter(path -> Files.notExists(Path.of(path)))
                    .forEach(path -> missing.add(file + " names " + path));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theArchitectureNamesPackagesThatThereAre() throws IOException {
        var named =
                Files.readString(Path.of("docs/architecture.md"))
                        .lines()
                        .filter(line -> line.matches("\\| \\d \\| `.*"))
                        .map(line -> line.split("`")[1])
                        .toList();
        assertThat(named).isNotEmpty().allMatch(packages()::contains);
    }

    @Test
    void theArchitectureNamesClassesThatThereAre() throws IOException {
        var classes = classes();
        assertThat(found(CODE, Files.readString(Path.of("docs/architecture.md"))))
                .filteredOn(word -> CLASS.matcher(word).matches())
                .filteredOn(word -> !Set.of("Api", "Json").contains(word))
                .allMatch(classes::contains);
    }

    @Test
    void theArchitectureFitsAPage() throws IOException {
        assertThat(Files.readAllLines(Path.of("docs/architecture.md"))).hasSizeLessThan(90);
    }

    @Test
    void theExamplesOfTheStyleAreCodeOfTheFilesThatTheyComeFrom() throws IOException {
        var style = Files.readString(Path.of("STYLE.md"));
        var examples = EXAMPLE.matcher(style).results().toList();
        assertThat(examples).isNotEmpty();
        for (var example : examples) {
            var file = lastLink(style.substring(0, example.start()));
            assertThat(flat(Files.readString(Path.of(file))))
                    .as(file)
                    .contains(flat(example.group(1)));
        }
    }

    @Test
    void everySettingIsInTheGlossary() throws IOException {
        var named = found(SETTING, Files.readString(Path.of("docs/glossary.md"))).toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Settings.class.getRecordComponents())
                                .map(DocsTest::kebab)
                                .toList());
    }

    @Test
    void decisionsAreNumberedInTheirOrder() throws IOException {
        var numbers = new ArrayList<String>();
        try (var files = Files.list(Path.of("docs/adr"))) {
            for (var file : files.sorted().toList()) {
                var number = file.getFileName().toString().substring(0, 4);
                numbers.add(number);
                assertThat(Files.readString(file))
                        .startsWith("# " + Integer.parseInt(number) + ". ")
                        .contains("**Context.**", "**Decision.**", "**Consequences.**");
            }
        }
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo("%04d".formatted(i + 1));
        }
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        for (var root :
                List.of(Path.of(""), Path.of("docs"), Path.of("docs/adr"), Path.of("docs/api"))) {
            try (var files = Files.list(root)) {
                files.filter(each -> each.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        assertThat(documents).contains(Path.of("README.md"));
        return documents;
    }

    /// Scripts at the head of a line of a block.
    private static Stream<String> commands(String text) {
        return text.lines().filter(line -> line.startsWith("bin/")).map(line -> line.split(" ")[0]);
    }

    private static boolean isPath(String code) {
        return PATH.matcher(code).matches();
    }

    private static Set<String> packages() throws IOException {
        var packages = new TreeSet<String>();
        try (var files = Files.walk(PRODUCT)) {
            files.filter(each -> each.toString().endsWith(".java"))
                    .map(each -> PRODUCT.relativize(each.getParent()).toString().replace('/', '.'))
                    .filter(each -> !each.isEmpty())
                    .forEach(packages::add);
        }
        return packages;
    }

    private static Set<String> classes() throws IOException {
        var classes = new TreeSet<>(Set.of("Main"));
        try (var files = Files.walk(PRODUCT)) {
            files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".java"))
                    .map(each -> each.substring(0, each.length() - ".java".length()))
                    .forEach(classes::add);
        }
        return classes;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1));
    }

    private static String lastLink(String before) {
        return found(LINK, before).reduce((_, last) -> last).orElseThrow();
    }

    private static String flat(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }

    private static String kebab(RecordComponent setting) {
        return setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
