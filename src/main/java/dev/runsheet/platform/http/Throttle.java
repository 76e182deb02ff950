package dev.runsheet.platform.http;

import dev.runsheet.base.Problem.TooMany;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps one address from asking more in a minute than people do (platform spec 1.10). Only the
/// addresses that asked lately are remembered.
final class Throttle {
    private static final int MOST_A_MINUTE = 600;
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    /// Before anything is done.
    void check(String address) {
        var asked = bucket(address).tryConsumeAndReturnRemaining(1);
        if (!asked.isConsumed()) {
            var wait = Duration.ofNanos(asked.getNanosToWaitForRefill()).plusSeconds(1);
            throw new TooMany("Too many requests. Please try again later.", (int) wait.toSeconds())
                    .refuse();
        }
    }

    private synchronized Bucket bucket(String address) {
        return buckets.computeIfAbsent(address, _ -> full());
    }

    private static Bucket full() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(MOST_A_MINUTE)
                                        .refillGreedy(MOST_A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
