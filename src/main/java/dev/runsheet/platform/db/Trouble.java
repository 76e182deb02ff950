package dev.runsheet.platform.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// What a failed statement or connection means to whoever asked for it.
public enum Trouble {
    /// Two transactions met; the same one again will pass.
    RACE,
    DUPLICATE,
    REFERENCE,
    CHECK,
    /// A value that its column cannot hold.
    BAD_VALUE,
    UNREACHABLE,
    /// A statement ran too long, or waited too long for a lock.
    TOO_SLOW,
    /// Nothing of the above: a fault of ours.
    BUG;

    public static Trouble of(Throwable thrown) {
        for (var at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLTransientConnectionException) {
                return UNREACHABLE;
            }
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return of(sql.getSQLState());
            }
        }
        return BUG;
    }

    private static Trouble of(String state) {
        return switch (state) {
            case "40001", "40P01" -> RACE;
            case "23505", "23P01" -> DUPLICATE;
            case "23503" -> REFERENCE;
            case "23502", "23514" -> CHECK;
            case "57014", "55P03" -> TOO_SLOW;
            case "57P01", "57P02", "57P03", "53300" -> UNREACHABLE;
            default -> ofClass(state);
        };
    }

    private static Trouble ofClass(String state) {
        if (state.startsWith("08")) {
            return UNREACHABLE;
        }
        return state.startsWith("22") ? BAD_VALUE : BUG;
    }
}
