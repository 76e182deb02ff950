package dev.runsheet.people;

import dev.runsheet.form.Email;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Notes that somebody wants another password. Whether anybody has the address is found out later,
/// by `PostResets`, so that no answer and no time tells.
public final class AskReset {
    private AskReset() {}

    public static void run(Handle tx, String email, Instant now) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        if (Email.isAddress(address)) {
            ResetStore.ask(tx, address, now);
        }
    }
}
