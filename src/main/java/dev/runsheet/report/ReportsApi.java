package dev.runsheet.report;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.WholeRuns;
import org.jdbi.v3.core.Handle;

/// Taking runs elsewhere: one as a document or a table, all as a table.
public final class ReportsApi {
    private static final String ORG = "/organizations/{org}";

    private ReportsApi() {}

    public static void mount(Routes routes) {
        routes.post(ORG + "/runs/{run}/export", ReportsApi::run);
        routes.get(ORG + "/exports/runs", ReportsApi::runs);
    }

    static Answer run(Call call, Handle tx) {
        requireExporting(call.actor());
        var whole = WholeRuns.one(tx, call.actor(), call.id("run", RunId::new), call.at());
        if (!wantsTable(call)) {
            return Answer.ok(RunDocument.of(tx, call.actor(), whole, call.settings(), call.at()));
        }
        return named(
                Answer.bytes(table(call, tx).of(whole), Csv.TYPE),
                "process-" + whole.run().number());
    }

    /// Takes the filters of the list of runs.
    static Answer runs(Call call, Handle tx) {
        requireExporting(call.actor());
        var filter = RunReadsApi.filter(call.query());
        return named(
                Answer.written((reading, to) -> table(call, reading).write(filter, to), Csv.TYPE),
                "processes");
    }

    private static RunTable table(Call call, Handle tx) {
        return new RunTable(tx, call.actor(), call.settings(), call.at());
    }

    private static void requireExporting(Actor actor) {
        if (actor.isGuest() || actor.isLight()) {
            throw new Forbidden("You do not have permission to export processes.").refuse();
        }
    }

    static boolean wantsTable(Call call) {
        return call.query()
                .first("format")
                .map(format -> format.equalsIgnoreCase("csv"))
                .orElseGet(() -> call.header("Accept").orElse("").contains("text/csv"));
    }

    static Answer named(Answer answer, String name) {
        return answer.withHeader(
                "Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}
