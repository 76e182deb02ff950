package dev.runsheet.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyingTest {
    private static final String ODD =
            """
            create table "odd Table" (
                "Key" text primary key,
                n     numeric,
                at    timestamptz,
                bytes bytea,
                words text[],
                j     jsonb,
                twice numeric generated always as (n * 2) stored,
                id    bigint generated always as identity
            );
            insert into "odd Table" ("Key", n, at, bytes, words, j)
            values (e'b\\ttab', 1.50, '2026-11-29 12:00:00.123456+02', '\\x00ff', '{a,NULL,"c d"}', '{"b": 1, "a": null}'),
                   ('B', null, 'infinity', null, '{}', '[1e400]'),
                   ('\\N', 0, null, '', null, null)
            """;

    @Test
    void everyTableComesAfterThoseThatItsRowsSpeakOf() {
        try (var own = TestDatabase.fresh();
                var copying = Copying.from(own.address())) {
            var seen = new ArrayList<String>();
            for (var table : copying.tables()) {
                assertThat(seen).containsAll(table.needs());
                seen.add(table.name());
            }
            assertThat(seen)
                    .contains("organization", "task", "activity")
                    .doesNotContain("scheduled_tasks", "flyway_schema_history", "tally")
                    .noneMatch(name -> name.matches("activity_.*"));
        }
    }

    @Test
    void tablesThatNeedEachOtherHaveNoOrder() {
        var one = new Table("one", "", "", "", List.of("other"));
        var other = new Table("other", "", "", "", List.of("one"));
        assertThatThrownBy(() -> Table.inOrder(List.of(one, other)))
                .hasMessage("these tables need each other: [one, other]");
    }

    @Test
    void whatGoesOutComesInToTheLetter() {
        try (var from = TestDatabase.empty();
                var to = TestDatabase.empty()) {
            make(from, ODD);
            make(to, ODD.substring(0, ODD.indexOf("insert")));
            var text = out(from);
            assertThat(text).startsWith("B\t").hasLineCount(3);
            try (var copying = Copying.into(to.address())) {
                var table = copying.tables().getFirst();
                assertThat(copying.hasRows(table)).isFalse();
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                assertThat(copying.in(table, new ByteArrayInputStream(bytes))).isEqualTo(3);
                copying.setNumber("odd Table_id_seq", 3);
                copying.commit();
            }
            assertThat(out(to)).isEqualTo(text);
            make(to, "insert into \"odd Table\" (\"Key\") values ('next')");
            assertThat(out(to)).contains("next").endsWith("\t4\n");
        }
    }

    @Test
    void whatIsNotCommittedIsNotThere() {
        try (var own = TestDatabase.empty()) {
            make(own, ODD);
            var before = out(own);
            try (var copying = Copying.into(own.address())) {
                var row = "x\t1\t\\N\t\\N\t\\N\t\\N\t9\n".getBytes(StandardCharsets.UTF_8);
                copying.in(copying.tables().getFirst(), new ByteArrayInputStream(row));
            }
            assertThat(out(own)).isEqualTo(before);
            try (var copying = Copying.into(own.address())) {
                var row = "half a row".getBytes(StandardCharsets.UTF_8);
                assertThatThrownBy(
                                () ->
                                        copying.in(
                                                copying.tables().getFirst(),
                                                new ByteArrayInputStream(row)))
                        .isInstanceOf(Unusable.class)
                        .hasMessageStartingWith("The table odd Table cannot be copied");
            }
        }
    }

    @Test
    void whoReadsSeesOneMomentAndChangesNothing() {
        try (var own = TestDatabase.empty()) {
            make(own, ODD);
            try (var copying = Copying.from(own.address())) {
                var table = copying.tables().getFirst();
                make(own, "delete from \"odd Table\"");
                assertThat(copying.out(table, new ByteArrayOutputStream())).isEqualTo(3);
                assertThat(copying.isBare()).isFalse();
                assertThat(copying.isMigrated()).isFalse();
            }
        }
    }

    private static void make(TestDatabase own, String sql) {
        own.database().write(tx -> tx.execute(sql));
    }

    private static String out(TestDatabase own) {
        var bytes = new ByteArrayOutputStream();
        try (var copying = Copying.from(own.address())) {
            copying.out(copying.tables().getFirst(), bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
