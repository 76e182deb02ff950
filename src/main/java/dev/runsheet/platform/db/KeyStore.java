package dev.runsheet.platform.db;

import org.jdbi.v3.core.Handle;

/// By what a database knows the secret key of its servers.
final class KeyStore {
    private KeyStore() {}

    /// The fingerprint that came first; two servers that start at once take the same.
    static String keep(Handle tx, String fingerprint) {
        tx.createUpdate(
                        """
                        insert into secret_key (fingerprint)
                        values (:fingerprint)
                            on conflict do nothing
                        """)
                .bind("fingerprint", fingerprint)
                .execute();
        return tx.createQuery(
                        """
                        select k.fingerprint
                          from secret_key k
                        """)
                .mapTo(String.class)
                .one();
    }
}
