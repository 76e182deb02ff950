package dev.runsheet.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Keeps whoever asks from asking more often in a rolling minute than is allowed, also at several
/// servers together (platform spec 1.10): it counts what is asked of this server, and knows what
/// the others last told of theirs. Those who asked lately are remembered, up to a number.
public final class Throttle {
    private static final int MOST_REMEMBERED = 10_000;

    /// When somebody has asked for a further such part of the limit, the others are told at once.
    private static final int PARTS = 20;

    /// How often somebody asked in the last minute, and when the first of it is forgotten.
    record Asked(String who, int times, int untilFirstIsForgotten) {}

    /// How somebody stands after asking; `retryAfter` is in seconds, and 0 when they may.
    record Standing(int limit, int remaining, int retryAfter) {
        boolean isRefused() {
            return retryAfter > 0;
        }
    }

    private static final class Asker {
        private final Window window;
        private int untold;

        private Asker(long second) {
            window = new Window(second);
        }
    }

    private final int limit;
    private final LongSupplier seconds;
    private final Semaphore news = new Semaphore(0);
    private final Map<String, Asker> askers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Asker> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    private Map<String, Asked> elsewhere = Map.of();
    private long heard;

    /// At a limit of 0 everybody may ask as often as they like.
    public Throttle(int limit) {
        this(limit, () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()));
    }

    Throttle(int limit, LongSupplier seconds) {
        this.limit = limit;
        this.seconds = seconds;
    }

    public boolean isOff() {
        return limit == 0;
    }

    /// Counts this time, unless it is refused.
    synchronized Standing ask(String who) {
        long now = seconds.getAsLong();
        var asker = askers.computeIfAbsent(who, _ -> new Asker(now));
        asker.window.moveTo(now);
        var others = elsewhere(who, now);
        int left = limit - asker.window.sum() - others.times();
        if (left <= 0) {
            int wait = asker.window.untilFirstIsForgotten();
            return new Standing(limit, 0, Math.min(wait, others.untilFirstIsForgotten()));
        }
        asker.window.add();
        asker.untold++;
        if (asker.untold * PARTS >= limit && news.availablePermits() == 0) {
            news.release();
        }
        return new Standing(limit, left - 1, 0);
    }

    /// What was heard is true for as long as nothing of it is forgotten, and then too much.
    private Asked elsewhere(String who, long now) {
        int since = (int) Math.min(now - heard, Window.SECONDS);
        var asked = elsewhere.get(who);
        return asked == null || since == Window.SECONDS
                ? new Asked(who, 0, Window.SECONDS)
                : new Asked(who, asked.times(), Math.max(1, asked.untilFirstIsForgotten() - since));
    }

    /// What the others should know.
    synchronized List<Asked> told() {
        long now = seconds.getAsLong();
        var told = new ArrayList<Asked>();
        askers.forEach(
                (who, asker) -> {
                    asker.window.moveTo(now);
                    asker.untold = 0;
                    if (asker.window.sum() > 0) {
                        var wait = asker.window.untilFirstIsForgotten();
                        told.add(new Asked(who, asker.window.sum(), wait));
                    }
                });
        askers.values().removeIf(asker -> asker.window.sum() == 0);
        return told;
    }

    /// What was asked of all the others together.
    synchronized void hear(List<Asked> told) {
        heard = seconds.getAsLong();
        elsewhere = HashMap.newHashMap(told.size());
        told.forEach(each -> elsewhere.put(each.who(), each));
    }

    /// Comes back when there is much to tell, or after `millis`.
    void awaitNews(long millis) throws InterruptedException {
        news.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
