package dev.runsheet.search;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.TemplateId;

/// A template as search shows it; `folder` is null where it lies in none.
record FoundTemplate(
        TemplateId id,
        long number,
        String title,
        String kind,
        String status,
        int steps,
        String icon,
        boolean isPublic,
        boolean isFeatured,
        Folder folder) {
    record Folder(FolderId id, FolderId parent, String name) {}
}
