package dev.runsheet.people;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.activity.SystemLog.Tab;
import dev.runsheet.people.SignInStore.Failure;
import dev.runsheet.platform.db.Transactions;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Tells the organizations of an address that somebody failed to sign in with it. Done later, so
/// that the answer to whoever failed comes no later when there are such organizations.
public final class TellFailedSignIns {
    private static final int AT_ONCE = 100;

    private TellFailedSignIns() {}

    public static void run(Transactions transactions, Instant now) {
        while (transactions.write(TellFailedSignIns::some) == AT_ONCE) {
            // There are more.
        }
    }

    private static int some(Handle tx) {
        var failures = SignInStore.untold(tx, AT_ONCE);
        for (var failure : failures) {
            for (var org : SignInStore.organizations(tx, failure.email())) {
                SystemLog.write(tx, org, entry(failure), failure.at());
            }
        }
        SignInStore.told(tx, failures.stream().map(Failure::id).toList());
        return failures.size();
    }

    private static Entry entry(Failure failure) {
        return new Entry(
                Tab.SYSTEM,
                Severity.WARNING,
                "login_failed",
                "Somebody failed to sign in as " + failure.email(),
                Map.of("email", failure.email(), "address", failure.place()));
    }
}
