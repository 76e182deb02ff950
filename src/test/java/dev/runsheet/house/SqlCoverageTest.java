package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runsheet.base.Problem;
import dev.runsheet.house.Statements.Piece;
import dev.runsheet.testing.Attendance;
import dev.runsheet.testing.TestDatabase;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Runs last, and looks back at the statements that the whole suite ran.
@Order(Integer.MAX_VALUE)
class SqlCoverageTest {
    private static final Set<String> TESTS =
            Set.of(
                    "org.junit.jupiter.api.Test",
                    "org.junit.jupiter.params.ParameterizedTest",
                    "org.junit.jupiter.api.TestFactory");

    @Test
    void everyStatementOfAStoreIsRunByATest() throws URISyntaxException {
        var absent = absent();
        assumeTrue(absent.isEmpty(), () -> "Not the whole suite ran: without " + absent);
        var pieces = Statements.in(home(Problem.class));
        assertThat(pieces).isNotEmpty();
        assertThat(Statements.without(pieces, TestDatabase.statements()))
                .as("SQL that no test runs")
                .isEmpty();
    }

    @Test
    void aStatementIsReadFromItsClassInPieces() throws IOException {
        var resource = "/" + Example.class.getName().replace('.', '/') + ".class";
        try (var bytes = Example.class.getResourceAsStream(resource)) {
            assertThat(Statements.of(ClassFile.of().parse(bytes.readAllBytes())))
                    .extracting(Piece::sql)
                    .containsExactlyInAnyOrder(
                            "select b.id from bread b",
                            "select b.id from bread b where b.org_id = :org",
                            "limit 1");
        }
    }

    @Test
    void aPieceIsCoveredByAStatementThatHoldsIt() {
        var piece = new Piece("BreadStore", "select b.id from bread b");
        assertThat(
                        Statements.without(
                                List.of(piece), Set.of("select b.id\n  from bread b\n limit 1")))
                .isEmpty();
        assertThat(Statements.without(List.of(piece), Set.of("select b.name from bread b")))
                .containsExactly(piece);
    }

    private static final class Example {
        private static final String BREAD =
                """
                select b.id
                  from bread b
                """;

        static String find(String order) {
            return BREAD
                    + """
                     where b.org_id = :org
                    """
                    + order
                    + """
                     limit 1
                    """;
        }
    }

    /// The test classes that have not begun.
    private static List<String> absent() throws URISyntaxException {
        var begun = Attendance.classes();
        return Compiled.in(home(SqlCoverageTest.class)).stream()
                .filter(each -> each.name().endsWith("Test"))
                .filter(each -> each.uses().stream().anyMatch(TESTS::contains))
                .map(Compiled::name)
                .filter(name -> !begun.contains(name))
                .toList();
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
