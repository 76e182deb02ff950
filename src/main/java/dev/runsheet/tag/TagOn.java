package dev.runsheet.tag;

import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import java.util.Optional;
import java.util.UUID;

/// A tag on a template or run. It has no id of its own: the ids of both, one behind the other, name
/// it.
record TagOn(UUID subject, TagId tag) {
    private static final int HEX = 32;

    String id() {
        return Id.hex(subject) + tag.hex();
    }

    TemplateId template() {
        return new TemplateId(subject);
    }

    RunId run() {
        return new RunId(subject);
    }

    /// What such an id names.
    static Optional<TagOn> of(String id) {
        return id.length() == 2 * HEX
                ? of(id.substring(0, HEX), id.substring(HEX))
                : Optional.empty();
    }

    static Optional<TagOn> of(String subject, String tag) {
        return Id.parse(subject)
                .flatMap(on -> Id.parse(tag).map(id -> new TagOn(on, new TagId(id))));
    }
}
