package dev.runsheet.webhook;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Id;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Writes into the log of administrators what came of a call in the end (platform spec 12.2).
final class LogCall {
    private LogCall() {}

    static void run(Handle tx, Delivery delivery, Attempt attempt, Instant now) {
        boolean isWell = attempt.isDelivered();
        SystemLog.write(
                tx,
                delivery.org(),
                new Entry(
                        SystemLog.Tab.SYSTEM,
                        isWell ? Severity.INFO : Severity.ERROR,
                        isWell ? "webhook_sent" : "webhook_failed",
                        "%s to %s: %s"
                                .formatted(
                                        delivery.topic(),
                                        delivery.url(),
                                        isWell ? "sent" : attempt.error()),
                        data(delivery, attempt)),
                now);
    }

    private static Map<String, Object> data(Delivery delivery, Attempt attempt) {
        var data = new LinkedHashMap<String, Object>();
        data.put("delivery_id", delivery.id());
        data.put("request_id", delivery.event().toString());
        data.put("topic", delivery.topic());
        data.put("run_id", hex(delivery.run()));
        data.put("task_id", hex(delivery.task()));
        data.put("url", delivery.url());
        data.put("attempts", delivery.attempts());
        data.put("status", attempt.status());
        data.put("error", attempt.error());
        return data;
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }
}
