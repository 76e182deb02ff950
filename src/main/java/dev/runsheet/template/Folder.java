package dev.runsheet.template;

import dev.runsheet.base.FolderId;

/// Where templates lie, or their runs.
public record Folder(FolderId id, String name, String kind, FolderId parent, int position) {}
