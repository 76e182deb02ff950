package dev.runsheet.file;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Untouchable;
import java.time.Instant;

/// The photo of a member, or the logo of the organization, which has no `member`.
record Picture(OrgId org, FileId id, MemberId member, File.Kind kind, Instant uploadedAt) {
    static final long MOST_BYTES_OF_LOGO = 10 * 1024 * 1024;
    static final long MOST_BYTES_OF_PHOTO = 2 * 1024 * 1024;

    boolean isLogo() {
        return member == null;
    }

    /// Guests see whose guests they are, and no faces.
    boolean isSeenBy(Actor actor) {
        return isLogo() || !actor.isGuest();
    }

    /// What it is saved as: nobody's own name for it.
    String name() {
        var word = isLogo() ? "logo." : "photo.";
        return word + kind.type().substring("image/".length()).replace("jpeg", "jpg");
    }

    /// As a file among files: the logo is none of them (platform spec 14).
    void requireDeletable(Actor actor) {
        if (isLogo()) {
            throw new Untouchable("The logo of an organization cannot be deleted as a file.")
                    .refuse();
        }
        if (!actor.isAdmin() && !actor.member().filter(member::equals).isPresent()) {
            throw new Forbidden("Only the member and administrators may delete a photo.").refuse();
        }
    }
}
