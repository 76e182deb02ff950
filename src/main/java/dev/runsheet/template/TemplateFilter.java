package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.MemberId;

/// Which templates a list shows; null is whatever it may be. `tag` is an id or a title.
record TemplateFilter(
        String text,
        String status,
        String kind,
        Boolean isStarred,
        FolderId folder,
        String tag,
        MemberId owner,
        Archived archived,
        String sort) {
    enum Archived {
        WITHOUT,
        WITH,
        ONLY
    }
}
