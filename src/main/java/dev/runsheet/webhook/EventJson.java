package dev.runsheet.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a call says to a watcher of the organization (platform spec 15.4).
final class EventJson {
    private EventJson() {}

    static Map<String, Object> of(Story story) {
        var told = story.told();
        var json = new LinkedHashMap<String, Object>();
        json.put("event", told.topic());
        json.put("organization_id", told.org().hex());
        json.put("occurred_at", story.moments().text(told.at()));
        if (story.run() != null) {
            json.put("process", RunNewsJson.of(story));
        }
        if (story.task() != null) {
            json.put("task", TaskNewsJson.thisTask(story));
        }
        if (story.comment() != null) {
            json.put("comment", story.comment());
        }
        return json;
    }
}
