package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which folders a template may name: it lies in one of templates, its runs go to one of runs.
final class FoldersForm {
    private FoldersForm() {}

    static FolderId id(String hex) {
        return new FolderId(Id.parse(hex).orElseThrow());
    }

    static boolean isOfTemplates(Handle tx, OrgId org, FolderId id) {
        return kind(tx, org, id).filter("checklist"::equals).isPresent();
    }

    static boolean isOfRuns(Handle tx, OrgId org, FolderId id) {
        return kind(tx, org, id).filter("run"::equals).isPresent();
    }

    private static Optional<String> kind(Handle tx, OrgId org, FolderId id) {
        return LabelStore.folders(tx, org, List.of(id)).values().stream()
                .map(Folder::kind)
                .findFirst();
    }
}
