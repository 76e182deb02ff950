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

    private static boolean isPossible(Draft draft) {
        return !draft.template().isArchived() && isPossible(draft.content());
    }

    /// Nobody is there to fill in a kick-off form.
    static boolean isPossible(Content content) {
        return content.kind() != Content.Kind.DOCUMENT
                && content.kickoff().stream().noneMatch(Field::required);
    }
}
