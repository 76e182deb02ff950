package dev.runsheet.notify;

import dev.runsheet.base.Actor;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Somebody who may be told: an active member or a guest who is let in. `guest` is the number of a
/// guest, and null for a member.
record Recipient(Actor actor, Long guest, String email, String name, ZoneId zone) {
    boolean isGuest() {
        return guest != null;
    }

    /// What is no zone is the one of nobody in particular.
    static ZoneId zone(String name) {
        try {
            return Optional.ofNullable(name).<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
