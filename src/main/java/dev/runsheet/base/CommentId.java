package dev.runsheet.base;

import java.util.UUID;

/// Names one comment.
public record CommentId(UUID value) implements Id {
    public static CommentId fresh() {
        return new CommentId(Id.next());
    }
}
