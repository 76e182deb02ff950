package dev.runsheet.report;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Dates;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.feed.Logged;
import dev.runsheet.feed.LoggedStore;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.json.Json;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The log of administrators, as a list or as a table (platform spec 12.2). That somebody opened it
/// is written into it.
public final class SystemLogsApi {
    private static final int ROWS = 25;
    private static final int MOST_ROWS = 200;
    private static final int AT_ONCE = 1_000;
    private static final List<String> HEADINGS =
            List.of("id", "created_at", "tab", "severity", "event", "message", "details");

    private SystemLogsApi() {}

    public static void mount(Routes routes) {
        routes.writing().get("/organizations/{org}/system-logs", SystemLogsApi::list);
    }

    private static Answer list(Call call, Handle tx) {
        if (!call.actor().isAdmin()) {
            throw new Forbidden("Only an administrator may do this.").refuse();
        }
        var query = call.query();
        var filter =
                new Logged.Filter(
                        query.first("tab").orElse(null),
                        query.first("severity").orElse(null),
                        query.first("event").orElse(null));
        var page = call.page(ROWS, MOST_ROWS);
        if (page.number() == 1) {
            // Before it is read, so that the pages fit together.
            SystemLog.write(tx, call.org(), viewed(call.actor()), call.at());
        }
        if (ReportsApi.wantsTable(call)) {
            return ReportsApi.named(
                    Answer.written(
                            (reading, to) -> write(reading, call.org(), filter, to), Csv.TYPE),
                    "system-log");
        }
        var found = LoggedStore.list(tx, call.org(), filter, page);
        return Answer.list(call, found.map(SystemLogsApi::json), page);
    }

    private static Entry viewed(Actor actor) {
        var who = actor.member().map(id -> "Member " + id.value()).orElse("An application");
        var data = new LinkedHashMap<String, Object>();
        actor.member().ifPresent(id -> data.put("member_id", id.value()));
        return new Entry(
                SystemLog.Tab.SYSTEM,
                Severity.INFO,
                "system_log_viewed",
                who + " opened the system log.",
                data);
    }

    private static void write(Handle tx, OrgId org, Logged.Filter filter, OutputStream to) {
        try (var csv = new Csv(to)) {
            csv.row(HEADINGS);
            long last = Long.MAX_VALUE;
            List<Logged> found;
            do {
                found = LoggedStore.before(tx, org, filter, last, AT_ONCE);
                for (var line : found) {
                    csv.row(cells(line));
                    last = line.id();
                }
            } while (found.size() == AT_ONCE);
        }
    }

    private static List<String> cells(Logged line) {
        return List.of(
                Long.toString(line.id()),
                Dates.seconds(line.at()),
                line.tab(),
                line.severity(),
                line.event(),
                line.text(),
                line.data().isEmpty() ? "" : Json.text(line.data()));
    }

    private static Map<String, Object> json(Logged line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", line.id());
        json.put("tab", line.tab());
        json.put("event", line.event());
        json.put("severity", line.severity());
        json.put("message", line.text());
        json.put("created_at", Dates.seconds(line.at()));
        json.put("details", line.data());
        return json;
    }
}
