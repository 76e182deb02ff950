package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.job.Lookout;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Tells the world what the outbox holds, whenever its lookout looks. To one address of one
/// organization a few calls are under way at once, so that a slow one keeps no other waiting.
public final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("runsheet.webhooks");
    private static final int MOST_TO_ONE_RECEIVER = 4;
    private static final int MOST_OF_ONE_ORGANIZATION = 100;
    private static final int PATIENCE_SECONDS = 10;

    /// A call under way: whose, and to which address.
    private record Lane(OrgId org, String receiver) {}

    private final Deliver deliver;
    private final Transactions transactions;
    private final Map<Lane, Integer> busy = new ConcurrentHashMap<>();
    private final Lookout lookout = new Lookout("courier", this::round);

    public Courier(Deliver deliver) {
        this.deliver = deliver;
        transactions = deliver.transactions();
    }

    /// Start it, and nudge it when something may have happened.
    public Lookout lookout() {
        return lookout;
    }

    /// Waits for the calls under way. Those that take too long are leased, so that they are made
    /// again, by this server when it is back or by another.
    @Override
    public void close() {
        lookout.close();
        try {
            for (int i = 0; i < PATIENCE_SECONDS * 10 && !busy.isEmpty(); i++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
                                lookout.nudge();
                            }
                        });
    }
}
