package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceTest {
    /// In two halves, so that this file passes its own test.
    private static final Pattern MARK =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

    private static final Pattern CATCH = Pattern.compile("catch \\(([\\w.|\\s]+) (\\w+)\\) \\{");
    private static final Pattern BROAD =
            Pattern.compile("\\b(Exception|Throwable|RuntimeException|Error)\\b");

    @Test
    void noSourceHoldsALeftOverMark() throws IOException {
        assertThat(faults(SourceTest::marks, ".java", ".sql", ".properties", ".jte", ".js", ".css"))
                .isEmpty();
    }

    @Test
    void noSourceSwallowsAnExceptionWithoutSayingWhy() throws IOException {
        assertThat(faults(SourceTest::swallowed, ".java")).isEmpty();
    }

    @Test
    void aMarkIsFoundWithItsLine() {
        assertThat(marks("one\n// TO" + "DO: later\n")).containsExactly("line 2 is left over");
        assertThat(marks("// a mastodon\n")).isEmpty();
    }

    @Test
    void aCatchOfEverythingThrowsOrUsesItOrSaysWhyNot() {
        assertThat(swallowed(block("Exception fault", "return null;"))).hasSize(1);
        assertThat(swallowed(block("Throwable _", ""))).hasSize(1);
        assertThat(swallowed(block("IOException | RuntimeException fault", "return;"))).hasSize(1);
        assertThat(swallowed(block("RuntimeException fault", "log(fault);"))).isEmpty();
        assertThat(swallowed(block("Exception fault", "throw new Refusal(fault);"))).isEmpty();
        assertThat(swallowed(block("Exception fault", "// A broken pipe is no fault of ours.")))
                .isEmpty();
    }

    @Test
    void aNarrowCatchNeedsACommentOnlyWhenItIsEmpty() {
        assertThat(swallowed(block("IOException _", ""))).hasSize(1);
        assertThat(swallowed(block("IOException _", "return null;"))).isEmpty();
    }

    private static String block(String caught, String body) {
        return "try {\n run();\n} %s (%s) {\n%s\n}\n".formatted("catch", caught, body);
    }

    private interface Check {
        List<String> faults(String source);
    }

    private static List<String> faults(Check check, String... endings) throws IOException {
        var faults = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(each -> endsWithOneOf(each, endings)).sorted().toList()) {
                check.faults(Files.readString(file))
                        .forEach(fault -> faults.add(file + ": " + fault));
            }
        }
        return faults;
    }

    private static boolean endsWithOneOf(Path file, String... endings) {
        return List.of(endings).stream().anyMatch(file.toString()::endsWith);
    }

    private static List<String> marks(String source) {
        return MARK.matcher(source)
                .results()
                .map(found -> "line " + line(source, found.start()) + " is left over")
                .toList();
    }

    private static List<String> swallowed(String source) {
        var faults = new ArrayList<String>();
        CATCH.matcher(source)
                .results()
                .forEach(
                        found -> {
                            var body = source.substring(found.end(), end(source, found.end()));
                            boolean isBroad = BROAD.matcher(found.group(1)).find();
                            boolean isSwallowed = isBroad && !isHandled(body, found.group(2));
                            boolean isSaid = body.contains("//");
                            if ((isSwallowed || body.isBlank()) && !isSaid) {
                                var line = line(source, found.start());
                                faults.add("line " + line + " swallows without saying why");
                            }
                        });
        return faults;
    }

    private static boolean isHandled(String body, String caught) {
        return body.contains("throw ")
                || Pattern.compile("\\b" + caught + "\\b").matcher(body).find();
    }

    /// Where the block closes that is open at `from`.
    private static int end(String source, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0 && at < source.length()) {
            depth += source.charAt(at) == '{' ? 1 : source.charAt(at) == '}' ? -1 : 0;
            at++;
        }
        return at - 1;
    }

    private static long line(String source, int at) {
        return 1 + source.substring(0, at).chars().filter(each -> each == '\n').count();
    }
}
