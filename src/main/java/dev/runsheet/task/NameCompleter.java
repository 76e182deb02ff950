package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.people.PersonStore;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Tells who is recorded as the completer of a task: the caller, or the member the caller names.
public final class NameCompleter {
    private NameCompleter() {}

    /// Only members may let another one stand for them, and only one who belongs here; `override`
    /// may be null.
    public static Completer run(Handle tx, Actor actor, MemberId override) {
        if (override == null) {
            return Completer.of(actor);
        }
        if (actor.isGuest()) {
            throw new Problem.Forbidden("Guests complete tasks for themselves only.").refuse();
        }
        if (!PersonStore.find(tx, actor.org(), List.of(override)).containsKey(override)) {
            throw Problem.invalid("override_user", "The selected override user is invalid.")
                    .refuse();
        }
        return new Completer.Member(override);
    }
}
