package dev.runsheet.run;

import dev.runsheet.base.Actor;
import java.util.LinkedHashMap;
import java.util.Map;

/// What somebody may do with a run that they see, in the words of the include `permissions`.
final class RunRights {
    private RunRights() {}

    static Map<String, Object> of(Actor actor, Run run) {
        boolean mayChange = !actor.isGuest() && !actor.isLight();
        var rights = new LinkedHashMap<String, Object>();
        rights.put("can_read", true);
        rights.put("can_edit", mayChange && !run.isArchived());
        rights.put("can_archive", mayChange);
        rights.put("can_delete", actor.isAdmin());
        rights.put("can_add_task", mayChange && run.mayAddTasks() && !run.isArchived());
        return rights;
    }
}
