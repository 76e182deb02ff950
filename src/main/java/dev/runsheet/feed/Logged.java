package dev.runsheet.feed;

import java.time.Instant;
import java.util.Map;

/// A line of the log of administrators (platform spec 12.2).
public record Logged(
        long id,
        Instant at,
        String tab,
        String severity,
        String event,
        String text,
        Map<String, Object> data) {

    /// Which lines are asked for; what is null does not matter.
    public record Filter(String tab, String severity, String event) {}
}
