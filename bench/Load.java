package dev.runsheet.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Sends requests over many connections at once and keeps the time of each.
final class Load {
    /// One request of a workload; each is asked for once.
    record Request(String method, String path, String token, String body) {}

    /// Times in nanoseconds of the requests that were answered as they should be.
    record Result(double seconds, long[] times, long errors, String firstError) {
        double rate() {
            return times.length / seconds;
        }

        double millis(double quantile) {
            return times.length == 0
                    ? Double.NaN
                    : times[(int) Math.min(times.length - 1, quantile * times.length)] / 1e6;
        }
    }

    private Load() {}

    /// As fast as `clients` connections go, one request after the other on each.
    static Result saturate(int port, int clients, double seconds, LongFunction<Request> requests)
            throws InterruptedException {
        return run(port, clients, seconds, 0, requests);
    }

    /// `rate` requests a second, each timed from the moment it was due.
    static Result steady(
            int port, int clients, double seconds, double rate, LongFunction<Request> requests)
            throws InterruptedException {
        return run(port, clients, seconds, rate, requests);
    }

    private static Result run(
            int port, int clients, double seconds, double rate, LongFunction<Request> requests)
            throws InterruptedException {
        var next = new AtomicLong();
        var errors = new AtomicInteger();
        var firstError = new ConcurrentHashMap<Integer, String>();
        var times = new ArrayList<long[]>();
        long began = System.nanoTime();
        long ends = began + (long) (seconds * 1e9);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        var mine =
                                                client(
                                                        port, ends, began, rate, next, requests,
                                                        errors, firstError);
                                        synchronized (times) {
                                            times.add(mine);
                                        }
                                    }));
        }
        for (var thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - began) / 1e9;
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(took, all, errors.get(), firstError.getOrDefault(0, ""));
    }

    private static long[] client(
            int port,
            long ends,
            long began,
            double rate,
            AtomicLong next,
            LongFunction<Request> requests,
            AtomicInteger errors,
            ConcurrentHashMap<Integer, String> firstError) {
        List<Long> times = new ArrayList<>();
        try (var http = new Http(port)) {
            while (System.nanoTime() < ends) {
                long number = next.getAndIncrement();
                long due = rate == 0 ? System.nanoTime() : began + (long) (number / rate * 1e9);
                sleepUntil(due);
                var request = requests.apply(number);
                var reply =
                        http.send(
                                request.method(), request.path(), request.token(), request.body());
                if (reply.status() / 100 == 2) {
                    times.add(System.nanoTime() - due);
                } else {
                    errors.incrementAndGet();
                    firstError.putIfAbsent(0, reply.status() + " " + reply.body());
                }
            }
        } catch (IOException fault) {
            errors.incrementAndGet();
            firstError.putIfAbsent(0, fault.toString());
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
