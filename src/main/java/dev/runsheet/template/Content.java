package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.MemberId;
import dev.runsheet.form.Field;
import dev.runsheet.rule.Rule;
import java.util.List;
import java.util.Map;

/// What one version of a template says; this document is what a run keeps. `display` are keys that
/// only decorate (`icon`, `public_cover`, `explanation_video`, ...), kept under their wire names.
public record Content(
        String title,
        String summary,
        String guidance,
        Kind kind,
        String webhook,
        String kickoffTitle,
        String kickoffDescription,
        MemberId kickoffSharingMember,
        FolderId defaultFolder,
        boolean folderChangeableByLauncher,
        boolean folderizeProcess,
        boolean tagProcess,
        boolean autoNaming,
        String nameFormat,
        boolean launcherMayRename,
        boolean isPublic,
        boolean isFeatured,
        boolean isPublicKickoff,
        boolean isDualVersion,
        boolean mayAddTasks,
        Map<String, Object> display,
        List<Field> kickoff,
        List<Stage> stages,
        List<Step> steps,
        List<Rule> rules) {
    public enum Kind {
        PROCEDURE,
        FORM,
        DOCUMENT
    }
}
