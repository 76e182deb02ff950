package dev.runsheet.activity;

import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Writes down for administrators what no feed shows (platform spec 12.2).
public final class SystemLog {
    public enum Severity {
        ERROR,
        WARNING,
        INFO;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Tab {
        SYSTEM,
        EMAIL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// `event` is a word of the spec, like `login_failed`; `data` are names and their texts, and
    /// never a secret.
    public record Entry(
            Tab tab, Severity severity, String event, String text, Map<String, Object> data) {
        public static Entry of(Severity severity, String event, String text) {
            return new Entry(Tab.SYSTEM, severity, event, text, Map.of());
        }
    }

    private SystemLog() {}

    public static void write(Handle tx, OrgId org, Entry entry, Instant now) {
        SystemLogStore.insert(tx, org, entry, now);
    }

    /// For what goes on until somebody mends it. False when the like was written after `since`.
    public static boolean writeUnlessSince(
            Handle tx, OrgId org, Entry entry, Instant since, Instant now) {
        if (SystemLogStore.isThere(tx, org, entry.event(), since)) {
            return false;
        }
        write(tx, org, entry, now);
        return true;
    }
}
