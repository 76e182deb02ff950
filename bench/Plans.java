package dev.runsheet.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// The statements of one request, with their plans and times, as PostgreSQL wrote them into its log.
record Plans(List<Plan> all, double processor) {
    record Plan(double millis, String text) {}

    private static final Pattern ENTRY =
            Pattern.compile("duration: ([0-9.]+) ms  plan:\n((?:\t.*\n?)*)");
    /// Of planning and of executing.
    private static final Pattern PROCESSOR =
            Pattern.compile("!\t([0-9.]+) s user, ([0-9.]+) s system, [0-9.]+ s elapsed");
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (task|task_card|task_assignment|run|activity)\\b");

    static Plans of(String log) {
        var plans = new ArrayList<Plan>();
        ENTRY.matcher(log)
                .results()
                .forEach(
                        entry ->
                                plans.add(
                                        new Plan(
                                                Double.parseDouble(entry.group(1)),
                                                entry.group(2).replaceAll("(?m)^\t", ""))));
        double seconds =
                PROCESSOR.matcher(log).results()
                        .mapToDouble(each -> Double.parseDouble(each.group(1)) + Double.parseDouble(each.group(2)))
                        .sum();
        return new Plans(plans, seconds * 1000);
    }

    double millis() {
        return all.stream().mapToDouble(Plan::millis).sum();
    }

    Plan longest() {
        return all.stream().max(Comparator.comparingDouble(Plan::millis)).orElseThrow();
    }

    boolean readsAWholeTable() {
        return all.stream().anyMatch(plan -> WHOLE_TABLE.matcher(plan.text()).find());
    }
}
