package dev.runsheet.people;

import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;

/// Deletes what is good for nothing any more: old failures, places, links, codes, tokens and
/// sessions of browsers.
public final class ForgetSignIns {
    /// A token that has just expired is still shown.
    private static final Duration SHOWN = Duration.ofDays(7);

    private ForgetSignIns() {}

    public static void run(Transactions transactions, Instant now) {
        transactions.write(
                tx -> {
                    SignInStore.forgetFailures(tx, now.minus(Patience.LATELY));
                    SignInStore.forgetPlaces(tx, now.minus(Patience.KNOWN));
                    ConsentStore.forgetCodes(tx, now.minus(SHOWN));
                    ConsentStore.forgetRefreshing(tx, now);
                    MailedLinkStore.forget(tx, now.minus(SHOWN));
                    TokenStore.forget(tx, now.minus(SHOWN));
                    ConsentStore.forget(tx);
                    WebSessionStore.forget(
                            tx, now.minus(WebSession.LONGEST), now.minus(WebSession.IDLE));
                    return null;
                });
    }
}
