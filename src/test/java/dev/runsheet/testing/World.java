package dev.runsheet.testing;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The people of `world.sql`: a bakery called Flour.
public final class World {
    public static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    public static final OrgId FLOUR = new OrgId(uuid(1));
    public static final GroupId OVENS = new GroupId(uuid(2));

    public static final MemberId ANN_ID = new MemberId(1001);
    public static final MemberId BOB_ID = new MemberId(1002);
    public static final MemberId LIN_ID = new MemberId(1003);

    /// Administrator.
    public static final Actor ANN = member(ANN_ID, Role.ADMIN, Set.of());

    /// Standard, in the group Ovens.
    public static final Actor BOB = member(BOB_ID, Role.STANDARD, Set.of(OVENS));

    /// Light.
    public static final Actor LIN = member(LIN_ID, Role.LIGHT, Set.of());

    public static final String GUS = "gus@flour.example";

    public static final String ANN_TOKEN = "ann-token";
    public static final String BOB_TOKEN = "bob-token";
    public static final String LIN_TOKEN = "lin-token";

    /// Of Ann, Bob and Eve; Lin has none.
    public static final String PASSWORD = "Rye4us";

    /// Another organization, of which nobody of the bakery may see a byte; Eve is its
    /// administrator.
    public static final OrgId MILL = new OrgId(uuid(9));

    public static final Actor EVE =
            new Actor(MILL, new Actor.Who.Member(new MemberId(1009), Role.ADMIN, Set.of()));
    public static final String EVE_TOKEN = "eve-token";

    private World() {}

    private static Actor member(MemberId id, Role role, Set<GroupId> groups) {
        return new Actor(FLOUR, new Actor.Who.Member(id, role, groups));
    }

    private static UUID uuid(long last) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + last);
    }
}
