package dev.runsheet.people;

import dev.runsheet.letter.LetterStore;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;

/// Clears away the letters of long ago, those too that were never sent: nobody will send them.
public final class ForgetLetters {
    private static final Duration KEPT = Duration.ofDays(30);

    private ForgetLetters() {}

    public static void run(Transactions transactions, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions.write(tx -> LetterStore.forget(tx, org, now.minus(KEPT)));
        }
    }
}
