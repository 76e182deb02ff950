package dev.runsheet.template;

import dev.runsheet.deadline.Plan;
import dev.runsheet.people.OrganizationStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// When each step would be due if the template were launched now (templates spec 3.13).
final class StepsDeadlines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private StepsDeadlines() {}

    static List<Map<String, Object>> of(Handle tx, Draft draft, Instant now) {
        var working = OrganizationStore.find(tx, draft.template().org()).workingTime();
        var steps =
                draft.content().steps().stream()
                        .map(step -> Plan.Step.of(step.id(), step.deadline()))
                        .toList();
        var rows = new ArrayList<Map<String, Object>>();
        new Plan(now, working, steps)
                .deadlines()
                .forEach(
                        (step, due) -> {
                            var row = new LinkedHashMap<String, Object>();
                            row.put("step_id", step.hex());
                            row.put("deadline_time", due.map(TIME::format).orElse(null));
                            rows.add(row);
                        });
        return rows;
    }
}
