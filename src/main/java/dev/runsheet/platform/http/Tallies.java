package dev.runsheet.platform.http;

import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Throttle.Asked;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;

/// Tells the other servers how often each user asked this one, and hears the same of them: each
/// second, and sooner when somebody asks much. No request waits for it.
public final class Tallies implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("runsheet.http");
    private static final long GLANCE_MILLIS = 1_000;

    /// However much is asked, it is not told more often than this.
    private static final long BREATH_MILLIS = 50;

    private final UUID server = UUID.randomUUID();
    private final Transactions transactions;
    private final Throttle throttle;
    private final Thread thread;
    private List<Asked> last = List.of();

    public Tallies(Transactions transactions, Throttle throttle) {
        this.transactions = transactions;
        this.throttle = throttle;
        thread = Thread.ofVirtual().name("tallies").unstarted(this::work);
    }

    public void start() {
        thread.start();
    }

    /// What this server told is forgotten after a minute, like all of it.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                throttle.awaitNews(GLANCE_MILLIS);
                exchange();
                Thread.sleep(BREATH_MILLIS);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, "the limits of this server are its own for now", fault);
            }
        }
    }

    /// A server that nobody asks is silent.
    void exchange() {
        var told = throttle.told();
        if (told.isEmpty() && last.isEmpty()) {
            return;
        }
        throttle.hear(
                transactions.write(
                        tx -> {
                            TallyStore.tell(tx, server, told);
                            return TallyStore.hear(tx, server);
                        }));
        last = told;
    }
}
