package dev.runsheet.deadline;

import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The deadlines of all steps of one run, worked out from each other.
public record Plan(Instant launch, WorkingTime working, List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /// One step of the run. `due` is the date it has whatever its deadline says: the one sent with
    /// the launch, later the one it has now. Leave `deadline` empty where a person's date must not
    /// move with an anchor.
    public record Step(
            StepId id,
            Optional<StepDeadline> deadline,
            Optional<Instant> due,
            Optional<Instant> completed) {
        public static Step of(StepId id, StepDeadline deadline) {
            return new Step(id, Optional.ofNullable(deadline), Optional.empty(), Optional.empty());
        }

        public Step due(Instant at) {
            return new Step(id, deadline, Optional.ofNullable(at), completed);
        }

        public Step completed(Instant at) {
            return new Step(id, deadline, due, Optional.ofNullable(at));
        }

        /// What `deadline`, anchored on this step with `due` as its date, is counted from.
        private Optional<Instant> base(StepDeadline deadline, Optional<Instant> due) {
            return switch (deadline.anchoring()) {
                case FROM, NONE -> completed.or(() -> due);
                case PRIOR_TO -> due;
            };
        }
    }

    /// The date of every step. A step without any has no deadline, hangs on a step that has no date
    /// or is not here, or goes round in a circle.
    public Map<StepId, Optional<Instant>> deadlines() {
        var known = known();
        var dates = new LinkedHashMap<StepId, Optional<Instant>>();
        steps.forEach(step -> dates.put(step.id(), Optional.empty()));
        dates.putAll(follow(known, new HashSet<>(known.keySet())));
        return dates;
    }

    /// The dates that the steps behind `anchor` get once it is completed or has another date; a
    /// completed step keeps its own, and so do the steps behind it.
    public Map<StepId, Optional<Instant>> dependents(StepId anchor) {
        var settled = new HashSet<>(Set.of(anchor));
        steps.stream()
                .filter(step -> step.completed().isPresent())
                .forEach(step -> settled.add(step.id()));
        var start = new LinkedHashMap<StepId, Optional<Instant>>();
        steps.stream()
                .filter(step -> step.id().equals(anchor))
                .forEach(step -> start.put(anchor, step.due()));
        var dates = follow(start, settled);
        dates.remove(anchor);
        return dates;
    }

    /// The dates that do not wait for another step's date.
    private Map<StepId, Optional<Instant>> known() {
        var byId = byId();
        var known = new LinkedHashMap<StepId, Optional<Instant>>();
        for (var step : steps) {
            step.due()
                    .map(working::next)
                    .or(() -> step.deadline().flatMap(deadline -> ownDate(deadline, byId)))
                    .ifPresent(date -> known.put(step.id(), Optional.of(date)));
        }
        return known;
    }

    private Optional<Instant> ownDate(StepDeadline deadline, Map<StepId, Step> byId) {
        var base =
                deadline.anchor() == null
                        ? Optional.of(launch)
                        : Optional.ofNullable(byId.get(deadline.anchor()))
                                .flatMap(anchor -> anchor.base(deadline, Optional.empty()));
        return base.map(from -> deadline.due(from, working));
    }

    /// The dates of `start` and all that follow from them, each once: `settled` ones stay out.
    private Map<StepId, Optional<Instant>> follow(
            Map<StepId, Optional<Instant>> start, Set<StepId> settled) {
        var byId = byId();
        var behind =
                steps.stream()
                        .filter(Plan::isAnchoredOnStep)
                        .collect(Collectors.groupingBy(step -> step.deadline().get().anchor()));
        var dates = new LinkedHashMap<>(start);
        var anchors = new ArrayDeque<>(start.keySet());
        while (!anchors.isEmpty()) {
            var anchor = byId.get(anchors.remove());
            for (var step : behind.getOrDefault(anchor.id(), List.of())) {
                if (settled.add(step.id())) {
                    var deadline = step.deadline().orElseThrow();
                    var base = anchor.base(deadline, dates.get(anchor.id()));
                    dates.put(step.id(), base.map(from -> deadline.due(from, working)));
                    anchors.add(step.id());
                }
            }
        }
        return dates;
    }

    private Map<StepId, Step> byId() {
        return steps.stream().collect(Collectors.toMap(Step::id, step -> step));
    }

    private static boolean isAnchoredOnStep(Step step) {
        return step.deadline().filter(deadline -> deadline.anchor() != null).isPresent();
    }
}
