package dev.runsheet.tag;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TagId;
import dev.runsheet.run.TagRun;
import dev.runsheet.template.TagTemplate;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Puts a tag on a template or a run; one that is there already stays.
final class ApplyTag {
    private static final UUID NOBODYS = new UUID(0, 0);
    private static final int LONGEST = 250;

    private ApplyTag() {}

    static TagOn run(Handle tx, Actor actor, Body body, Settings settings, Instant now) {
        Tags.checkMayApply(actor);
        var type = body.requiredString("subject_type", LONGEST);
        var on = new TagOn(id(body, "subject_id"), new TagId(id(body, "tag_id")));
        if (body.isSet("tag_id") && !TagStore.isThere(tx, actor.org(), on.tag())) {
            body.fault("tag_id", "The selected tag id is invalid.");
        }
        // Done before all faults are known: a refusal takes it back.
        boolean isDone =
                switch (type) {
                    case "Checklist" -> TagTemplate.add(tx, actor, on.template(), on.tag(), now);
                    case "Run" -> TagRun.add(tx, actor, on.run(), on.tag(), settings, now);
                    case "" -> true;
                    default -> {
                        body.fault("subject_type", "The selected subject type is invalid.");
                        yield true;
                    }
                };
        if (!isDone && body.isSet("subject_id")) {
            body.fault("subject_id", "Subject not found");
        }
        body.refuseIfAny();
        return on;
    }

    /// Of the wrong shape it names nothing, and is answered like an id that nobody has.
    private static UUID id(Body body, String key) {
        return Id.parse(body.requiredString(key, LONGEST).strip()).orElse(NOBODYS);
    }
}
