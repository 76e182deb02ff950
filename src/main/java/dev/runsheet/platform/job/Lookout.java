package dev.runsheet.platform.job;

import dev.runsheet.platform.db.Transactions;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Does a piece of work when it is nudged, and each second, for as long as the server runs. Every
/// server has its own, so the work itself sees to it that nothing is done twice.
public final class Lookout implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("runsheet.lookout");
    private static final long GLANCE_MILLIS = 1_000;

    /// What happens at nearly the same time is looked at together.
    private static final long BREATH_MILLIS = 20;

    private final String name;
    private final BooleanSupplier work;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isOpen = true;

    /// `work` answers whether there may be more at once.
    public Lookout(String name, BooleanSupplier work) {
        this.name = name;
        this.work = work;
        thread = Thread.ofVirtual().name(name).unstarted(this::watch);
    }

    /// Transactions after which each of `lookouts` looks, without waiting for its next glance.
    public static Transactions nudging(Transactions transactions, List<Lookout> lookouts) {
        return new Transactions() {
            @Override
            public <T> T read(Function<Handle, T> work) {
                return transactions.read(work);
            }

            @Override
            public <T> T write(Function<Handle, T> work) {
                var done = transactions.write(work);
                lookouts.forEach(Lookout::nudge);
                return done;
            }
        };
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

    /// Waits for the work under way.
    @Override
    public void close() {
        isOpen = false;
        nudge();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (isOpen) {
            boolean isMore = false;
            try {
                isMore = work.getAsBoolean();
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, name + " did not do its work", fault);
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
}
