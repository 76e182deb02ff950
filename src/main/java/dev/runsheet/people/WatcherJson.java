package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import java.util.LinkedHashMap;
import java.util.Map;

/// A watcher on the wire (platform spec 5.11).
public final class WatcherJson {
    public static final String MAIL = "email";
    public static final String WEBHOOK = "webhook";

    private WatcherJson() {}

    public static Map<String, Object> of(Watcher watcher) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", watcher.id());
        json.put("object_type", watcher.type().word());
        json.put("object_id", object(watcher));
        json.put("notification_type", watcher.isCalled() ? WEBHOOK : MAIL);
        json.put("frequency", watcher.frequency().word());
        json.put("webhook", watcher.url());
        json.put("user_id", watcher.member().value());
        json.put("created_at", Dates.millis(watcher.createdAt()));
        return json;
    }

    private static Object object(Watcher watcher) {
        return switch (watcher.type()) {
            case ORGANIZATION -> watcher.org().hex();
            case USER -> watcher.user().toString();
            case CHECKLIST, RUN, TASK -> Id.hex(watcher.object());
        };
    }
}
