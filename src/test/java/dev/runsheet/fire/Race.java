package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.fail;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sends requests about one thing at once, and demands that what they answered and what is stored
/// then is what it would be had they come one after another, in whatever order.
///
/// `beginnings` make the thing, in one state or another, `acts` are what may be done to it, and
/// `look` tells all of it that can be told without naming ids.
record Race<T>(
        Map<String, Function<Bakehouse, T>> beginnings,
        Map<String, Function<T, Reply>> acts,
        Function<T, String> look,
        Bakehouse bakery,
        Map<String, Outcome> known,
        Set<Outcome> seen) {
    private static final int LONGEST_PAUSE_NANOS = 2_000_000;

    /// The status of each act, and the thing afterwards.
    record Outcome(List<Integer> statuses, String after) {}

    Race(
            Bakehouse bakery,
            Map<String, Function<Bakehouse, T>> beginnings,
            Map<String, Function<T, Reply>> acts,
            Function<T, String> look) {
        this(beginnings, acts, look, bakery, new HashMap<>(), new HashSet<>());
    }

    /// Every act against every act, itself too, each time from another beginning; the number of
    /// races.
    int everyPair(Random random) {
        var names = acts.keySet().stream().sorted().toList();
        int races = 0;
        for (int i = 0; i < names.size(); i++) {
            for (int j = i; j < names.size(); j++) {
                run(List.of(names.get(i), names.get(j)), random);
                races++;
            }
        }
        return races;
    }

    void some(int races, int size, Random random) {
        var names = acts.keySet().stream().sorted().toList();
        for (int i = 0; i < races; i++) {
            run(random.ints(size, 0, names.size()).mapToObj(names::get).toList(), random);
        }
    }

    private void run(List<String> racing, Random random) {
        var beginning =
                beginnings.keySet().stream()
                        .sorted()
                        .toList()
                        .get(random.nextInt(beginnings.size()));
        var thing = beginnings.get(beginning).apply(bakery);
        var runners =
                racing.stream()
                        .map(act -> runner(act, thing, random.nextInt(LONGEST_PAUSE_NANOS)))
                        .toList();
        var statuses = AtOnce.all(runners).stream().map(Reply::status).toList();
        var outcome = new Outcome(statuses, look.apply(thing));
        seen.add(outcome);
        var orders = orders(racing.size());
        for (var order : orders) {
            if (outcome.equals(oneByOne(beginning, racing, order))) {
                return;
            }
        }
        fail(
                "%s at once on what was %s is like no order of them:%n%s%n%s",
                racing,
                beginning,
                outcome,
                orders.stream()
                        .map(order -> order + " " + oneByOne(beginning, racing, order))
                        .collect(Collectors.joining("\n")));
    }

    private Callable<Reply> runner(String act, T thing, long pause) {
        return () -> {
            LockSupport.parkNanos(pause);
            return acts.get(act).apply(thing);
        };
    }

    private Outcome oneByOne(String beginning, List<String> racing, List<Integer> order) {
        var names = order.stream().map(racing::get).toList();
        var outcome = known.get(beginning + names);
        if (outcome == null) {
            var thing = beginnings.get(beginning).apply(bakery);
            var statuses =
                    names.stream().map(name -> acts.get(name).apply(thing).status()).toList();
            outcome = new Outcome(statuses, look.apply(thing));
            known.put(beginning + names, outcome);
        }
        var statuses = new ArrayList<>(outcome.statuses());
        for (int i = 0; i < order.size(); i++) {
            statuses.set(order.get(i), outcome.statuses().get(i));
        }
        return new Outcome(statuses, outcome.after());
    }

    private static List<List<Integer>> orders(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var shorter : orders(size - 1)) {
            for (int at : IntStream.range(0, size).toArray()) {
                var order = new ArrayList<>(shorter);
                order.add(at, size - 1);
                orders.add(order);
            }
        }
        return orders;
    }
}
