package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.form.Field;
import org.jdbi.v3.core.Handle;

/// Which templates a completed step may launch (templates spec 6.8).
final class NextLaunches {
    private NextLaunches() {}

    static boolean isPossible(Handle tx, OrgId org, TemplateId id) {
        return TemplateStore.find(tx, org, id).filter(NextLaunches::isPossible).isPresent();
    }

    /// Nobody is there to fill in a kick-off form.
    private static boolean isPossible(Draft draft) {
        return !draft.template().isArchived()
                && draft.content().kind() != Content.Kind.DOCUMENT
                && draft.content().kickoff().stream().noneMatch(Field::required);
    }
}
