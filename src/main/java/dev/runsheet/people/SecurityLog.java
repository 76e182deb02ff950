package dev.runsheet.people;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.activity.SystemLog.Tab;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What happens to an account concerns every organization that its person is in.
final class SecurityLog {
    private SecurityLog() {}

    static void write(
            Handle tx, String email, Severity severity, String event, String text, Instant now) {
        var entry = new Entry(Tab.SYSTEM, severity, event, text, Map.of("email", email));
        for (var org : SignInStore.organizations(tx, email)) {
            SystemLog.write(tx, org, entry, now);
        }
    }
}
