package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// In whose name something is done that no member asks for.
public final class StandIn {
    private StandIn() {}

    /// The first of them who is an active member; who is null is nobody.
    public static Optional<Actor> of(Handle tx, OrgId org, MemberId... candidates) {
        return Stream.of(candidates)
                .filter(Objects::nonNull)
                .map(id -> MemberStore.acting(tx, org, id))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
