package dev.runsheet.file;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;

/// What the feed says of files: it happens to what they were uploaded to.
final class Events {
    private Events() {}

    static Event uploaded(File file) {
        return of(Verb.UPLOADED, "Uploaded file", file);
    }

    static Event deleted(File file) {
        return of(Verb.UPDATED, "Deleted file", file).changing("assets", file.name());
    }

    static Event archived(File file) {
        return of(Verb.UPDATED, "Archived file", file).changing("assets", file.name());
    }

    static Event shown(Picture picture) {
        return of("Changed", picture);
    }

    static Event takenDown(Picture picture) {
        return of("Deleted", picture);
    }

    private static Event of(String did, Picture picture) {
        var subject =
                picture.isLogo()
                        ? Subject.of(Subject.Kind.ORGANIZATION, picture.org())
                        : Subject.of(picture.member());
        return Event.of(
                        Verb.UPDATED,
                        subject,
                        null,
                        did
                                + (picture.isLogo()
                                        ? " the logo of the organization"
                                        : " the photo of a member"))
                .changing(picture.isLogo() ? "org_logo" : "profile_pic", null);
    }

    private static Event of(Verb verb, String said, File file) {
        var place = file.place();
        var subject =
                switch (place) {
                    case Place.OfTemplate(var template) ->
                            Subject.of(Subject.Kind.TEMPLATE, template);
                    case Place.OfRun(var run) -> Subject.of(Subject.Kind.RUN, run);
                    case Place.OfTask(var task, _) -> Subject.of(Subject.Kind.TASK, task);
                };
        var parent =
                place instanceof Place.OfTask(_, var run) && run != null
                        ? Subject.of(Subject.Kind.RUN, run)
                        : null;
        return Event.of(verb, subject, parent, said + ": " + file.name());
    }
}
