package dev.runsheet.report;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Settings;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.run.RunFilter;
import dev.runsheet.run.WholeRun;
import dev.runsheet.run.WholeRuns;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Runs as a table of comma-separated values, as somebody may see them.
final class RunTable {
    private final Handle tx;
    private final Actor viewer;
    private final Settings settings;
    private final Instant now;

    RunTable(Handle tx, Actor viewer, Settings settings, Instant now) {
        this.tx = tx;
        this.viewer = viewer;
        this.settings = settings;
        this.now = now;
    }

    byte[] of(WholeRun whole) {
        var bytes = new ByteArrayOutputStream();
        try (var csv = begun(bytes)) {
            add(List.of(whole), csv);
        }
        return bytes.toByteArray();
    }

    void write(RunFilter filter, OutputStream to) {
        try (var csv = begun(to)) {
            WholeRuns.each(tx, viewer, filter, now, runs -> add(runs, csv));
        }
    }

    private static Csv begun(OutputStream to) {
        var csv = new Csv(to);
        csv.row(Column.words());
        return csv;
    }

    private void add(List<WholeRun> runs, Csv csv) {
        var labels = Labels.of(tx, viewer.org(), runs);
        var tasks =
                runs.stream()
                        .flatMap(whole -> whole.tasks().stream())
                        .map(task -> new About.OfTask(task.id()))
                        .toList();
        var comments = CommentRows.of(tx, viewer, settings, tasks, now);
        for (var whole : runs) {
            RunRows.of(whole, labels, comments).forEach(cells -> csv.row(cells.values()));
        }
    }
}
