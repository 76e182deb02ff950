package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import org.jdbi.v3.core.Handle;

/// Hands out the numbers people read: of runs, tasks and templates, counted by organization.
public final class Numbers {
    public enum Kind {
        RUN,
        TASK,
        TEMPLATE
    }

    private Numbers() {}

    /// Locks the counter before something else that whoever has a number waits for.
    public static void lock(Handle tx, OrgId org) {
        NumberStore.lock(tx, org);
    }

    /// Takes `count` numbers in a row and answers the first. The counter stays locked until the
    /// transaction ends, so take them late.
    public static long next(Handle tx, OrgId org, Kind kind, int count) {
        return switch (kind) {
            case RUN -> NumberStore.nextRun(tx, org, count);
            case TASK -> NumberStore.nextTask(tx, org, count);
            case TEMPLATE -> NumberStore.nextTemplate(tx, org, count);
        };
    }
}
