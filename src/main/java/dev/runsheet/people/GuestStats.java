package dev.runsheet.people;

import dev.runsheet.base.Dates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much a guest was given to do and did.
record GuestStats(
        long assigned,
        long completed,
        Instant lastCompletedAt,
        long oneOffsCompleted,
        Instant lastOneOffCompletedAt) {
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("assigned_tasks", assigned);
        json.put("tasks_completed", completed);
        json.put("last_task_completed_at", Dates.millis(lastCompletedAt));
        json.put("one_off_tasks_completed", oneOffsCompleted);
        json.put("last_one_off_task_completed_at", Dates.millis(lastOneOffCompletedAt));
        return json;
    }
}
