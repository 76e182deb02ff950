package dev.runsheet.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Lets many act at the same moment.
public final class AtOnce {
    private AtOnce() {}

    /// `act` by each of `count`, who are told their numbers from 0; what came of it in their order.
    public static <T> List<T> each(int count, IntFunction<T> act) {
        return all(
                IntStream.range(0, count)
                        .<Callable<T>>mapToObj(number -> () -> act.apply(number))
                        .toList());
    }

    /// `act` on each of them.
    public static <T> void forEach(List<T> things, Consumer<T> act) {
        each(
                things.size(),
                number -> {
                    act.accept(things.get(number));
                    return number;
                });
    }

    public static <T> List<T> all(List<? extends Callable<T>> acts) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = acts.stream().map(act -> threads.submit(behind(start, act))).toList();
            start.countDown();
            return running.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> Callable<T> behind(CountDownLatch start, Callable<T> act) {
        return () -> {
            start.await();
            return act.call();
        };
    }

    public static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException fault) {
            throw new AssertionError(fault.getCause());
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }
}
