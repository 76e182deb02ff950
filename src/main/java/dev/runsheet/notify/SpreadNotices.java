package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.db.Trouble;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Tells people what happened, from the outbox: what is there and was not told yet, some of it in
/// one transaction.
public final class SpreadNotices {
    private static final System.Logger LOG = System.getLogger("runsheet.notices");
    private static final int MOST_AT_ONCE = 200;

    private SpreadNotices() {}

    /// True when there may be more at once.
    public static boolean run(Transactions transactions, Instant now) {
        boolean isMore = false;
        for (var org : transactions.read(NewsStore::waiting)) {
            try {
                isMore |= some(transactions, org, now) == MOST_AT_ONCE;
            } catch (RuntimeException fault) {
                // One organization must not keep the others waiting.
                LOG.log(Level.WARNING, "notices of " + org.hex() + " wait", fault);
            }
        }
        return isMore;
    }

    /// What happened so far is past, and nobody is told of it.
    public static void pass(Transactions transactions, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions.write(tx -> NewsStore.pass(tx, org, now));
        }
    }

    private static int some(Transactions transactions, OrgId org, Instant now) {
        try {
            return transactions.write(tx -> spread(tx, org, MOST_AT_ONCE, now));
        } catch (RuntimeException fault) {
            if (isPassing(fault)) {
                throw fault;
            }
            LOG.log(Level.ERROR, "notices of " + org.hex() + " are told one by one", fault);
            return oneByOne(transactions, org, now);
        }
    }

    /// One that cannot be told must not keep those behind it waiting for ever.
    private static int oneByOne(Transactions transactions, OrgId org, Instant now) {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            try {
                if (transactions.write(tx -> spread(tx, org, 1, now)) == 0) {
                    return i;
                }
            } catch (RuntimeException fault) {
                if (isPassing(fault)) {
                    throw fault;
                }
                LOG.log(Level.ERROR, "a notice of " + org.hex() + " could not be told", fault);
                transactions.write(tx -> noticed(tx, org, NewsStore.take(tx, org, 1), now));
            }
        }
        return MOST_AT_ONCE;
    }

    private static boolean isPassing(RuntimeException fault) {
        return switch (Trouble.of(fault)) {
            case RACE, UNREACHABLE, TOO_SLOW -> true;
            case DUPLICATE, REFERENCE, CHECK, BAD_VALUE, BUG -> false;
        };
    }

    static int spread(Handle tx, OrgId org, int most, Instant now) {
        var news = NewsStore.take(tx, org, most);
        var hearings = Hearings.of(tx, org, news);
        PostNotices.run(tx, org, GatherNotices.run(tx, org, hearings), now);
        TellWatchers.run(tx, org, news, now);
        return noticed(tx, org, news, now);
    }

    private static int noticed(Handle tx, OrgId org, List<News> news, Instant now) {
        if (!news.isEmpty()) {
            NewsStore.noticed(tx, org, news, now);
        }
        return news.size();
    }
}
