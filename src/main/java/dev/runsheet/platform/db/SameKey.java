package dev.runsheet.platform.db;

import dev.runsheet.base.Seal;

/// Holds a server to the secret key that its database began with: what one server has sealed, a
/// link in a letter, say, another must open, and the same server after a restore.
public final class SameKey {
    private SameKey() {}

    /// Throws `Unusable`.
    public static void check(Transactions transactions, Address address, Seal seal) {
        var ours = seal.on("the key of this database");
        var theirs = transactions.write(tx -> KeyStore.keep(tx, ours));
        if (!Seal.isEqual(ours, theirs)) {
            throw new Unusable(
                    """
                    The database %s belongs to servers with another secret key. Give this one theirs, by RUNSHEET_SECRET_KEY or \
                    as secret.key in the data directory. If it is lost, "delete from secret_key" in the database lets a new \
                    one begin; links of guests, links in letters and signing secrets that were given out end with the old one."""
                            .formatted(address));
        }
    }
}
