package dev.runsheet.webhook;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// A call in the log of an organization.
final class ToldJson {
    private ToldJson() {}

    /// A row of the list.
    static Map<String, Object> line(Told told) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", told.id());
        json.put("request_id", told.event().toString());
        json.put("topic", told.topic());
        json.put("run_id", hex(told.run()));
        json.put("task_id", hex(told.task()));
        json.put("url", told.url());
        json.put("status", told.status());
        json.put("attempts", told.attempts());
        json.put("occurred_at", Dates.seconds(told.at()));
        json.put("due_at", Dates.seconds(told.dueAt()));
        json.put("settled_at", Dates.seconds(told.settledAt()));
        json.put("last_attempt", told.last() == null ? null : attempt(told.last()));
        return json;
    }

    /// With what was said; in the place of the codes of guests stands something else.
    static Map<String, Object> whole(Told told) {
        var json = line(told);
        json.put("body", told.body() == null ? null : Json.map(told.body()));
        return json;
    }

    private static Map<String, Object> attempt(Attempt attempt) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", Dates.seconds(attempt.at()));
        json.put("millis", attempt.millis());
        json.put("status", attempt.status());
        json.put("answer", attempt.answer());
        json.put("error", attempt.error());
        return json;
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }
}
