package dev.runsheet.file;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Shows another logo or photo from now on, or none. The bytes of one that goes are the caller's to
/// delete.
final class KeepPicture {
    private KeepPicture() {}

    static void run(Handle tx, Actor actor, Picture picture, Instant now) {
        PictureStore.save(tx, picture);
        Journal.record(tx, actor, Events.shown(picture), now);
    }

    /// The one that there was; without a `member` the logo.
    static Optional<Picture> none(Handle tx, Actor actor, MemberId member, Instant now) {
        var gone = PictureStore.delete(tx, actor.org(), member);
        gone.ifPresent(picture -> Journal.record(tx, actor, Events.takenDown(picture), now));
        return gone;
    }
}
