package dev.runsheet.comment;

import dev.runsheet.base.RunId;
import java.time.Instant;

/// Where a thing stands that comments are about: in which run, and since when it is archived; both
/// may be null.
public record Place(RunId run, Instant archivedAt) {
    public static final Place ALONE = new Place(null, null);
}
