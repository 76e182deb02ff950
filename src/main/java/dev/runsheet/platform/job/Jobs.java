package dev.runsheet.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Work that is done later, or again and again. It is kept in the database, so it outlives
/// restarts, and of all servers on that database one does it. A job says when; the verb it calls
/// says what.
public final class Jobs implements AutoCloseable {
    /// Opens its own transactions, for work that settles each thing by itself.
    public interface Work {
        void run(Transactions transactions, Instant now);
    }

    /// As `Work`, about one thing.
    public interface WorkOn {
        void run(Transactions transactions, String key, Instant now);
    }

    /// So that two long ones, like clearing away, do not hold up what is due each minute.
    private static final int THREADS = 4;

    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What a server had begun that gives none for a minute is another's to do.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final int MOST_MISSED = 6;

    private final Database database;
    private final InstantSource clock;
    private final List<RecurringTask<?>> recurring = new ArrayList<>();
    private final Map<String, OneTimeTask<Void>> once = new HashMap<>();
    private Scheduler scheduler;

    public Jobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Does `work` now, and again whenever `pause` has passed since it was done.
    public Jobs every(Duration pause, String name, Work work) {
        recurring.add(
                Tasks.recurring(name, FixedDelay.of(pause))
                        .execute((_, _) -> work.run(database, clock.instant())));
        return this;
    }

    /// Does `work` for each key that is given to `at`, once; again after a while if it throws.
    public Jobs once(String name, WorkOn work) {
        once.put(
                name,
                Tasks.oneTime(name)
                        .execute((each, _) -> work.run(database, each.getId(), clock.instant())));
        return this;
    }

    /// Plans the work of `once` for `key`; false when it is planned already.
    public boolean at(Instant when, String name, String key) {
        return scheduler.scheduleIfNotExists(once.get(name).instance(key), when);
    }

    public void start() {
        scheduler =
                Scheduler.create(database.pool(), List.copyOf(once.values()))
                        .startTasks(recurring)
                        .clock(clock::instant)
                        .schedulerName(new SchedulerName.Fixed("runsheet-" + UUID.randomUUID()))
                        .threads(THREADS)
                        .pollingInterval(GLANCE)
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .heartbeatInterval(SIGN_OF_LIFE)
                        .missedHeartbeatsLimit(MOST_MISSED)
                        .alwaysPersistTimestampInUTC()
                        .failureLogging(LogLevel.WARN, true)
                        .shutdownMaxWait(PATIENCE)
                        .build();
        scheduler.start();
    }

    /// Waits for what is being done.
    @Override
    public void close() {
        scheduler.stop();
    }
}
