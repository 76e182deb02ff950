package dev.runsheet.file;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.task.TaskStore;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes down a file whose bytes are kept already.
final class UploadFile {
    private UploadFile() {}

    static File run(Handle tx, Actor actor, Upload upload, Instant now) {
        var form = upload.form();
        var place = place(tx, actor, form);
        var name = upload.name().text();
        var file =
                new File(
                        actor.org(),
                        upload.id(),
                        name,
                        FileStore.nextVersion(tx, actor.org(), place, form.from(), name),
                        upload.kind(),
                        form.from(),
                        place,
                        form.step(),
                        form.system(),
                        actor.member().orElse(null),
                        actor.guest().orElse(null),
                        now,
                        null);
        FileStore.insert(tx, file);
        Journal.record(tx, actor, Events.uploaded(file), now);
        return file;
    }

    /// What the file is for, as far as the actor may see it: the same answer for what is not there.
    /// A file that answers a question of a task is the task's.
    static Place place(Handle tx, Actor actor, UploadForm form) {
        var place =
                switch (form.type()) {
                    case TEMPLATE -> template(tx, actor, new TemplateId(form.subject()));
                    case TASK -> task(tx, actor, new TaskId(form.subject()));
                    case RUN -> run(tx, actor, new RunId(form.subject()), form.from());
                };
        if (place.isEmpty()) {
            throw Problem.invalid("subject_id", "Subject not found").refuse();
        }
        if (actor.isGuest() && !(place.get() instanceof Place.OfTask)) {
            throw new Forbidden("Guests may upload files to their tasks, nowhere else.").refuse();
        }
        return place.get();
    }

    private static Optional<Place> template(Handle tx, Actor actor, TemplateId id) {
        return PlaceStore.isTemplateSeen(tx, actor, id)
                ? Optional.of(new Place.OfTemplate(id))
                : Optional.empty();
    }

    private static Optional<Place> run(Handle tx, Actor actor, RunId id, String from) {
        var field = Id.parse(from).map(FieldId::new);
        var asking =
                field.stream()
                        .flatMap(asked -> TaskStore.asking(tx, actor.org(), asked, id).stream())
                        .findFirst();
        if (asking.isPresent()) {
            return task(tx, actor, asking.get());
        }
        return PlaceStore.isRunSeen(tx, actor, id)
                ? Optional.of(new Place.OfRun(id))
                : Optional.empty();
    }

    private static Optional<Place> task(Handle tx, Actor actor, TaskId id) {
        return TaskListStore.find(tx, actor, id)
                .filter(TaskListStore.Seen::isVisible)
                .filter(seen -> seen.line().task().isVisibleTo(actor))
                .map(seen -> new Place.OfTask(id, seen.line().task().run()));
    }
}
