package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.Main;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.http.Routes;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountTest {
    private static final List<String> CONTENTS =
            List.of("dev.runsheet.server.EveryApi", "dev.runsheet.server.EveryPage");
    private static final List<Class<?>> TABLES = List.of(Routes.class, Pages.class);

    @Test
    void everyApiAndPageIsInTheTableOfContents() throws URISyntaxException {
        var place = Main.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        var classes = Compiled.in(Path.of(place));
        var called =
                classes.stream()
                        .filter(each -> CONTENTS.contains(each.name()))
                        .flatMap(each -> each.members().stream())
                        .toList();
        var mounts =
                classes.stream()
                        .map(Compiled::name)
                        .filter(name -> name.endsWith("Api") || name.endsWith("Page"))
                        .filter(MountTest::mounts)
                        .map(name -> name + ".mount")
                        .toList();
        assertThat(mounts).isNotEmpty();
        assertThat(called).containsAll(mounts);
    }

    private static boolean mounts(String name) {
        try {
            var api = Class.forName(name);
            return Modifier.isPublic(api.getModifiers())
                    && Arrays.stream(api.getDeclaredMethods())
                            .anyMatch(
                                    method ->
                                            method.getName().equals("mount")
                                                    && List.of(method.getParameterTypes()).stream()
                                                            .anyMatch(TABLES::contains));
        } catch (ClassNotFoundException fault) {
            throw new AssertionError(fault);
        }
    }
}
