package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.TemplateId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Gives or takes the star that one member sees on a template; who is no member has none.
final class StarTemplate {
    private StarTemplate() {}

    static void run(Handle tx, Actor actor, TemplateId id, Body body) {
        var member = actor.member();
        var isStarred = body.flag("starred");
        if (member.isEmpty() || isStarred.isEmpty()) {
            return;
        }
        if (isStarred.get()) {
            StarStore.add(tx, actor.org(), id, member.get());
        } else {
            StarStore.remove(tx, actor.org(), id, member.get());
        }
    }

    static boolean isStarred(Handle tx, Actor actor, TemplateId id) {
        return actor.member()
                .filter(member -> StarStore.of(tx, actor.org(), member, List.of(id)).contains(id))
                .isPresent();
    }
}
