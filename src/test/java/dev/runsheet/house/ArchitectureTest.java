package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Problem;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void everyClassKeepsToItsPlace() throws URISyntaxException {
        var main = Problem.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        var classes = Compiled.in(Path.of(main));
        assertThat(classes).extracting(Compiled::name).contains(Problem.class.getName());
        assertThat(classes.stream().flatMap(each -> Architecture.faults(each).stream())).isEmpty();
    }

    @Test
    void anArrowMustNotPointUp() {
        assertThat(faults("task.Task", "run.Run"))
                .containsExactly(
                        "dev.runsheet.task.Task sees dev.runsheet.run.Run: `task` lies below `run`");
        assertThat(faults("run.Run", "task.Task", "people.Member", "deadline.Plan")).isEmpty();
        assertThat(faults("Main", "web.HomePage", "platform.http.Server")).isEmpty();
    }

    @Test
    void siblingsDoNotSeeEachOther() {
        assertThat(faults("task.Task", "template.Template"))
                .singleElement()
                .asString()
                .endsWith("`task` and `template` are siblings");
        assertThat(faults("tag.Tag", "folder.Folder")).hasSize(1);
        assertThat(faults("platform.http.Router", "platform.json.Json")).isEmpty();
    }

    @Test
    void pureAndPlatformPackagesSeeOnlyTheBase() {
        assertThat(faults("form.Field", "rule.Rule")).hasSize(1);
        assertThat(faults("base.Id", "form.Field")).hasSize(1);
        assertThat(faults("platform.db.Database", "deadline.Plan")).hasSize(1);
        assertThat(faults("platform.db.Database", "people.Member")).hasSize(1);
        assertThat(faults("form.Field", "base.Id")).isEmpty();
        assertThat(faultsOf(compiled("form.Field", "com.google.re2j.Pattern"))).hasSize(1);
    }

    @Test
    void aPackageWithoutALevelIsNamed() {
        assertThat(faults("billing.Invoice"))
                .containsExactly(
                        "dev.runsheet.billing.Invoice: package `billing` has no level; give it one"
                                + " in PackageMap");
    }

    @Test
    void aLibraryHasOneOwner() {
        assertThat(faultsOf(compiled("task.TaskStore", "java.sql.ResultSet")))
                .singleElement()
                .asString()
                .endsWith("only `platform.db` sees java.sql");
        assertThat(faultsOf(compiled("platform.db.Database", "java.sql.Connection"))).isEmpty();
        assertThat(faultsOf(compiled("task.TaskJson", "tools.jackson.core.JsonParser"))).hasSize(1);
        assertThat(faultsOf(compiled("web.HomePage", "io.helidon.http.Header"))).hasSize(1);
    }

    @Test
    void onlyADoorSeesHttp() {
        assertThat(faults("task.CompleteTask", "platform.http.Call"))
                .singleElement()
                .asString()
                .endsWith("only an Api, a Page and Main see HTTP");
        assertThat(faults("task.TasksApi", "platform.http.Call")).isEmpty();
        assertThat(faults("task.TasksApi$Given", "platform.http.Call")).isEmpty();
    }

    @Test
    void aRecordSeesNoStoreAndNoTransaction() {
        assertThat(faultsOf(record("task.Task", "dev.runsheet.task.TaskStore"))).hasSize(1);
        assertThat(faultsOf(record("task.Task", "org.jdbi.v3.core.Handle"))).hasSize(1);
        assertThat(faults("task.TaskJson", "task.TaskStore")).hasSize(1);
        assertThat(faultsOf(record("task.TaskStore$Columns", "org.jdbi.v3.core.Handle"))).isEmpty();
        assertThat(faults("task.CompleteTask", "task.TaskStore")).isEmpty();
    }

    @Test
    void statementsAreMadeInAStoreAndTheTimeIsAParameter() {
        var query = "org.jdbi.v3.core.Handle.createQuery";
        assertThat(faultsOf(calling("task.CompleteTask", query))).hasSize(1);
        assertThat(faultsOf(calling("task.TaskStore", query))).isEmpty();
        assertThat(faultsOf(calling("task.CompleteTask", "java.time.Instant.now"))).hasSize(1);
        assertThat(faultsOf(calling("platform.http.Call", "java.time.Instant.now"))).isEmpty();
    }

    @Test
    void suffixesThatSayNothingAreRefused() {
        for (var name :
                List.of("TaskService", "TaskManager", "TaskImpl", "Tasks$Helper", "TaskUtils")) {
            assertThat(faults("task." + name)).as(name).hasSize(1);
        }
        assertThat(faults("Wiring"))
                .containsExactly("dev.runsheet.Wiring: only Main lives in dev.runsheet");
    }

    /// Types hide in descriptors, generics, arrays, annotations and method handles: here is one of
    /// each.
    @Test
    void theReaderFindsTypesWhereverTheyHide() throws IOException {
        var resource = "/" + Hiding.class.getName().replace('.', '/') + ".class";
        try (var bytes = Hiding.class.getResourceAsStream(resource)) {
            var model = ClassFile.of().parse(bytes.readAllBytes());
            var read = Compiled.of(model);
            assertThat(read.isRecord()).isTrue();
            assertThat(read.uses())
                    .contains(
                            "java.util.concurrent.Phaser",
                            "java.util.concurrent.Exchanger",
                            "java.util.BitSet",
                            "org.junit.jupiter.api.Tag",
                            "java.util.zip.CRC32");
            assertThat(read.members()).contains("java.util.zip.CRC32.getValue");
        }
    }

    private record Hiding(Phaser field, List<Exchanger<String>> inner) {
        @Tag("annotation")
        static Object array() {
            return new BitSet[1];
        }

        static ToLongFunction<CRC32> handle() {
            return CRC32::getValue;
        }
    }

    private static List<String> faults(String name, String... ours) {
        var uses = List.of(ours).stream().map(ArchitectureTest::ours).toArray(String[]::new);
        return faultsOf(compiled(name, uses));
    }

    private static List<String> faultsOf(Compiled compiled) {
        return Architecture.faults(compiled);
    }

    private static Compiled compiled(String name, String... uses) {
        return new Compiled(ours(name), false, Set.of(uses), Set.of());
    }

    private static Compiled record(String name, String... uses) {
        return new Compiled(ours(name), true, Set.of(uses), Set.of());
    }

    private static Compiled calling(String name, String member) {
        return new Compiled(ours(name), false, Set.of(), Set.of(member));
    }

    private static String ours(String name) {
        return PackageMap.ROOT + "." + name;
    }
}
