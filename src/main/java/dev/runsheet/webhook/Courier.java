package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Transactions;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Tells the world what the outbox holds, for as long as the server runs; every server has one.
/// Looks when it is nudged, and each second. To one address of one organization a few calls are
/// under way at once, so that a slow one keeps no other waiting.
public final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("runsheet.webhooks");
    private static final int MOST_TO_ONE_RECEIVER = 4;
    private static final int MOST_OF_ONE_ORGANIZATION = 100;
    private static final int PATIENCE_SECONDS = 10;
    private static final long GLANCE_MILLIS = 1_000;

    /// What happens at nearly the same time is looked at together.
    private static final long BREATH_MILLIS = 20;

    /// A call under way: whose, and to which address.
    private record Lane(OrgId org, String receiver) {}

    private final Deliver deliver;
    private final Transactions transactions;
    private final Map<Lane, Integer> busy = new ConcurrentHashMap<>();
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isOpen = true;

    public Courier(Deliver deliver) {
        this.deliver = deliver;
        transactions = deliver.transactions();
        thread = Thread.ofVirtual().name("courier").unstarted(this::work);
    }

    public void start() {
        thread.start();
    }

    /// Something may have happened; costs the caller next to nothing.
    public void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /// Waits for the calls under way. Those that take too long are leased, so that they are made
    /// again, by this server when it is back or by another.
    @Override
    public void close() {
        isOpen = false;
        nudge();
        try {
            thread.join();
            for (int i = 0; i < PATIENCE_SECONDS * 10 && !busy.isEmpty(); i++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Transactions after which something is told, without waiting for the next glance.
    public Transactions nudging() {
        return new Transactions() {
            @Override
            public <T> T read(Function<Handle, T> work) {
                return transactions.read(work);
            }

            @Override
            public <T> T write(Function<Handle, T> work) {
                var done = transactions.write(work);
                nudge();
                return done;
            }
        };
    }

    private void work() {
        while (isOpen) {
            boolean isMore = false;
            try {
                isMore = round();
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, "webhooks were not looked at", fault);
            }
            if (!isMore) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            nudges.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            Thread.sleep(BREATH_MILLIS);
            nudges.drainPermits();
        } catch (InterruptedException _) {
            isOpen = false;
        }
    }

    /// True when there may be more at once.
    boolean round() {
        boolean isMore = false;
        for (var org : transactions.read(DeliveryStore::waiting)) {
            try {
                isMore |= spread(org);
                claim(org).forEach(this::send);
            } catch (RuntimeException fault) {
                // One organization must not keep the others waiting.
                LOG.log(Level.WARNING, "webhooks of " + org.hex() + " were not sent", fault);
            }
        }
        return isMore;
    }

    private boolean spread(OrgId org) {
        var now = deliver.clock().instant();
        return transactions.write(tx -> SpreadNews.run(tx, org, now)) == SpreadNews.MOST_AT_ONCE;
    }

    private List<Delivery> claim(OrgId org) {
        var mine =
                busy.entrySet().stream()
                        .filter(each -> each.getKey().org().equals(org))
                        .collect(
                                Collectors.toMap(
                                        each -> each.getKey().receiver(), Map.Entry::getValue));
        int left =
                MOST_OF_ONE_ORGANIZATION - mine.values().stream().mapToInt(Integer::intValue).sum();
        if (left <= 0) {
            return List.of();
        }
        var lease = Lease.from(deliver.clock().instant());
        return transactions.write(
                tx -> DeliveryStore.claim(tx, org, mine, MOST_TO_ONE_RECEIVER, left, lease));
    }

    private void send(Delivery delivery) {
        var lane = new Lane(delivery.org(), delivery.receiver().toString());
        busy.merge(lane, 1, Integer::sum);
        Thread.ofVirtual()
                .name("webhook")
                .start(
                        () -> {
                            try {
                                deliver.run(delivery);
                            } catch (RuntimeException fault) {
                                LOG.log(Level.WARNING, "a webhook was not settled", fault);
                            } finally {
                                busy.computeIfPresent(lane, (_, n) -> n == 1 ? null : n - 1);
                                nudge();
                            }
                        });
    }
}
