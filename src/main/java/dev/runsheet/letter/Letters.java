package dev.runsheet.letter;

import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Posts letters in the transaction of what they are about, so that nobody is told what did not
/// happen. They are sent after it.
public final class Letters {
    private Letters() {}

    public static void post(Handle tx, Letter letter, Instant now) {
        post(tx, List.of(letter), now);
    }

    /// Takes back what is not on its way yet.
    public static void withhold(Handle tx, OrgId org, String to) {
        LetterStore.deleteUnsent(tx, org, to, null);
    }

    public static void withhold(Handle tx, OrgId org, String kind, String to) {
        LetterStore.deleteUnsent(tx, org, to, kind);
    }

    public static void post(Handle tx, List<Letter> letters, Instant now) {
        for (var letter : letters) {
            LetterStore.insert(tx, letter, now);
        }
    }
}
