package dev.runsheet.report;

import dev.runsheet.base.Actor;
import dev.runsheet.run.RunFilter;
import dev.runsheet.run.WholeRun;
import dev.runsheet.run.WholeRuns;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Runs as a table of comma-separated values.
final class RunTable {
    private RunTable() {}

    static byte[] of(Handle tx, Actor actor, WholeRun whole) {
        var bytes = new ByteArrayOutputStream();
        try (var csv = begun(bytes)) {
            add(tx, actor, List.of(whole), csv);
        }
        return bytes.toByteArray();
    }

    static void write(Handle tx, Actor actor, RunFilter filter, Instant now, OutputStream to) {
        try (var csv = begun(to)) {
            WholeRuns.each(tx, actor, filter, now, runs -> add(tx, actor, runs, csv));
        }
    }

    private static Csv begun(OutputStream to) {
        var csv = new Csv(to);
        csv.row(Column.words());
        return csv;
    }

    private static void add(Handle tx, Actor actor, List<WholeRun> runs, Csv csv) {
        var labels = Labels.of(tx, actor.org(), runs);
        for (var whole : runs) {
            RunRows.of(whole, labels).forEach(cells -> csv.row(cells.values()));
        }
    }
}
