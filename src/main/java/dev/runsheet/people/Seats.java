package dev.runsheet.people;

import dev.runsheet.base.Problem.SeatsTaken;
import dev.runsheet.base.Role;
import dev.runsheet.base.Settings.Membership;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// How many may be members: two pools of seats, and whoever was invited sits already (platform spec
/// 5.2).
final class Seats {
    enum Pool {
        FULL,
        LIGHT;

        static Pool of(Role role) {
            return switch (role) {
                case ADMIN, STANDARD -> FULL;
                case LIGHT -> LIGHT;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What an organization calls it that wants fewer than the server allows.
        String setting() {
            return switch (this) {
                case FULL -> Setting.FULL_SEATS;
                case LIGHT -> Setting.LIGHT_SEATS;
            };
        }
    }

    private Seats() {}

    /// Refuses when there is no seat for one more. The organization must be locked, so that two
    /// requests at once, on whatever servers, cannot share the last one.
    static void take(Handle tx, Organization organization, Role role, Membership membership) {
        var pool = Pool.of(role);
        var limit = limit(pool, organization, membership);
        if (limit.isPresent() && SeatStore.count(tx, organization.id(), pool) >= limit.getAsInt()) {
            throw new SeatsTaken(
                            "All "
                                    + limit.getAsInt()
                                    + " committed "
                                    + pool.word()
                                    + " seats are in use.",
                            pool.word())
                    .refuse();
        }
    }

    private static OptionalInt limit(Pool pool, Organization organization, Membership membership) {
        var everywhere =
                switch (pool) {
                    case FULL -> membership.fullSeats();
                    case LIGHT -> membership.lightSeats();
                };
        return Stream.of(everywhere, organization.seats(pool))
                .flatMapToInt(OptionalInt::stream)
                .min();
    }
}
