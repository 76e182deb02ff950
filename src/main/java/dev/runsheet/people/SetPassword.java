package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives a person another password.
public final class SetPassword {
    private SetPassword() {}

    public static void run(Handle tx, MemberId member, Password password, Instant now) {
        AccountStore.savePassword(tx, member, password, now);
    }
}
