package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// A behaviour of the specs has a number, and its tests bear it: `b36_aHiddenTaskIsListed`. None
/// may lose its last test unseen.
class BehaviourNumbersTest {
    /// Section 20 of the tasks spec.
    private static final Set<Integer> OF_TASKS = numbers("1-75");

    /// Section 13 of the templates spec.
    private static final Set<Integer> OF_TEMPLATES = numbers("1-45");

    /// Appendix B of the platform spec.
    private static final Set<Integer> OF_PLATFORM = numbers("1-61 63-65");

    /// Whose numbers are those of the platform spec, besides all that are called so.
    private static final List<String> ABOUT_PLATFORM =
            List.of(
                    "dev.runsheet.client.",
                    "dev.runsheet.file.",
                    "dev.runsheet.behaviour.CustomFieldsBehaviourTest",
                    "dev.runsheet.behaviour.DiscussionBehaviourTest",
                    "dev.runsheet.notify.",
                    "dev.runsheet.report.",
                    "dev.runsheet.web.",
                    "dev.runsheet.webhook.");

    /// Whose numbers are those of the templates spec, besides all of the package `template`.
    private static final List<String> ABOUT_TEMPLATES =
            List.of(
                    "LinkedProcessBehaviourTest",
                    "TemplateKickoffBehaviourTest",
                    "TemplateLaunchBehaviourTest",
                    "TemplateRulesBehaviourTest",
                    "AppliedTagsApiTest");

    private static final Pattern NUMBER = Pattern.compile("\\Gb(\\d+)_");

    @Test
    void everyBehaviourOfTasksHasATest() throws URISyntaxException {
        var tested =
                tests().filter(test -> !isAboutTemplates(test) && !isAboutPlatform(test))
                        .map(Method::getName);
        assertThat(inNames(tested)).containsAll(OF_TASKS);
    }

    @Test
    void everyBehaviourOfThePlatformHasATest() throws URISyntaxException {
        var tested = tests().filter(BehaviourNumbersTest::isAboutPlatform).map(Method::getName);
        assertThat(inNames(tested)).containsAll(OF_PLATFORM);
    }

    @Test
    void everyBehaviourOfTemplatesHasATest() throws URISyntaxException {
        var tested = tests().filter(BehaviourNumbersTest::isAboutTemplates).map(Method::getName);
        assertThat(inNames(tested)).containsAll(OF_TEMPLATES);
    }

    @Test
    void aNameMayBearMoreThanOneNumber() {
        assertThat(inNames(Stream.of("b8_b9_aSummaryAlone", "b40_overdue", "web2_0", "tab5_")))
                .containsExactly(8, 9, 40);
        assertThat(numbers("1-3 7")).containsExactly(1, 2, 3, 7);
    }

    private static boolean isAboutTemplates(Method test) {
        var home = test.getDeclaringClass();
        return home.getPackageName().equals("dev.runsheet.template")
                || ABOUT_TEMPLATES.contains(home.getSimpleName());
    }

    private static boolean isAboutPlatform(Method test) {
        var home = test.getDeclaringClass();
        return home.getSimpleName().startsWith("Platform")
                || ABOUT_PLATFORM.stream().anyMatch(home.getName()::startsWith);
    }

    private static Stream<Method> tests() throws URISyntaxException {
        var source = BehaviourNumbersTest.class.getProtectionDomain().getCodeSource();
        return Compiled.in(Path.of(source.getLocation().toURI())).stream()
                .map(Compiled::name)
                .filter(name -> name.endsWith("Test"))
                .flatMap(name -> methods(loaded(name)))
                .filter(BehaviourNumbersTest::runs);
    }

    /// Its own and those that it inherits from a class of ours.
    private static Stream<Method> methods(Class<?> type) {
        return type.getName().startsWith("java.")
                ? Stream.empty()
                : Stream.concat(
                        Arrays.stream(type.getDeclaredMethods()), methods(type.getSuperclass()));
    }

    /// Without its static fields, which would start servers.
    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, BehaviourNumbersTest.class.getClassLoader());
        } catch (ClassNotFoundException fault) {
            throw new AssertionError(fault);
        }
    }

    private static boolean runs(Method method) {
        boolean isTest =
                method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(ParameterizedTest.class);
        return isTest && !method.isAnnotationPresent(Disabled.class);
    }

    private static Set<Integer> inNames(Stream<String> names) {
        var found = new TreeSet<Integer>();
        names.flatMap(name -> NUMBER.matcher(name).results())
                .forEach(number -> found.add(Integer.valueOf(number.group(1))));
        return found;
    }

    /// Of ranges like `1-57 62`.
    private static Set<Integer> numbers(String ranges) {
        var numbers = new TreeSet<Integer>();
        for (var range : ranges.split(" ")) {
            var ends = range.split("-");
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            IntStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return numbers;
    }
}
