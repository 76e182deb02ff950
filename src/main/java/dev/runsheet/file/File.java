package dev.runsheet.file;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.StepId;
import java.time.Instant;

/// A file as it is known, without its bytes. Of several with one name for one question each has its
/// `version`. `from` is the field it answers, or another word of the client's; `step` and `system`
/// may be null, and so is one of `by` and `byGuest`.
record File(
        OrgId org,
        FileId id,
        String name,
        int version,
        Kind kind,
        String from,
        Place place,
        StepId step,
        String system,
        MemberId by,
        String byGuest,
        Instant uploadedAt,
        Instant archivedAt) {

    /// What the bytes are, and where.
    record Kind(String type, long size, byte[] sha256, boolean isInBucket) {}

    /// Whoever brought it takes it away again; else an administrator.
    void requireDeletable(Actor actor) {
        boolean isTheirs =
                actor.member().filter(me -> me.equals(by)).isPresent()
                        || actor.guest().filter(me -> me.equals(byGuest)).isPresent();
        if (!isTheirs && !actor.isAdmin()) {
            throw new Forbidden("Only who uploaded a file and administrators may delete it.")
                    .refuse();
        }
    }
}
