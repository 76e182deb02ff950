package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import java.util.List;

/// Who looks, in the words of the statements that leave out what they may not see; `me` or `guest`
/// is null.
public record Viewer(MemberId me, String guest, List<GroupId> groups) {
    public static Viewer of(Actor actor) {
        return new Viewer(
                actor.member().orElse(null),
                actor.guest().orElse(null),
                List.copyOf(actor.groups()));
    }
}
