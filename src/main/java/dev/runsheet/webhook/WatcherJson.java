package dev.runsheet.webhook;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A watcher on the wire (platform spec 5.11).
final class WatcherJson {
    private WatcherJson() {}

    static Map<String, Object> of(Watcher watcher) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", watcher.id());
        json.put("object_type", Watcher.ORGANIZATION);
        json.put("object_id", watcher.org().hex());
        json.put("notification_type", Watcher.WEBHOOK);
        json.put("frequency", watcher.frequency().word());
        json.put("webhook", watcher.url());
        json.put("user_id", watcher.member().value());
        json.put("created_at", Dates.millis(watcher.createdAt()));
        return json;
    }
}
