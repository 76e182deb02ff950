package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Role;
import dev.runsheet.people.Seats.Pool;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;

/// Counts who has a seat.
final class SeatStore {
    private SeatStore() {}

    /// Active and invited; a bot needs none.
    static long count(Handle tx, OrgId org, Pool pool) {
        var roles = Arrays.stream(Role.values()).filter(role -> Pool.of(role) == pool);
        return tx.createQuery(
                        """
                        select count(*)
                          from member m
                         where m.org_id = :org and m.status <> 'disabled' and not m.is_bot and m.role = any(:roles)
                        """)
                .bind("org", org)
                .bindArray("roles", String.class, roles.map(Role::word).toList())
                .mapTo(Long.class)
                .one();
    }
}
