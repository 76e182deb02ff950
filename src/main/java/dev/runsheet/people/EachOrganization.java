package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Transactions;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/// Does a piece of work for every organization; one that it fails for must not keep the others
/// waiting.
public final class EachOrganization {
    private static final System.Logger LOG = System.getLogger("runsheet.housekeeping");

    private EachOrganization() {}

    /// `what` says in the log what was not done.
    public static void run(Transactions transactions, String what, Consumer<OrgId> work) {
        for (var org : transactions.read(OrganizationStore::all)) {
            try {
                work.accept(org);
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, what + " of " + org.hex() + " failed", fault);
            }
        }
    }
}
