package dev.runsheet.deadline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The deadline and the start date of a step on the wire.
public final class StepDeadlineJson {
    /// The words for the launch as an anchor; the first is the one we write, the second is older.
    static final List<String> LAUNCH = List.of("start_run", "start_process");

    private StepDeadlineJson() {}

    public static Map<String, Object> of(StepDeadline deadline) {
        var json = new LinkedHashMap<String, Object>();
        json.put("value", deadline.value());
        json.put("unit", deadline.unit().word());
        json.put("option", deadline.option());
        json.put("step", deadline.anchor() == null ? LAUNCH.getFirst() : deadline.anchor().hex());
        return json;
    }

    public static Map<String, Object> of(StartDate start) {
        var json = new LinkedHashMap<String, Object>();
        json.put("value", start.value());
        json.put("unit", start.unit().word());
        return json;
    }
}
