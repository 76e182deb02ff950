package dev.runsheet.tag;

import dev.runsheet.base.TagId;
import java.time.Instant;

/// A coloured word that templates and runs are marked with.
record Tag(TagId id, String title, String color, Instant createdAt) {
    Tag with(TagChange change) {
        return new Tag(id, change.title().or(title), change.color().or(color), createdAt);
    }
}
