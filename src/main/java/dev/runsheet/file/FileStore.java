package dev.runsheet.file;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All SQL about files, but for what says that they are an answer.
final class FileStore {
    private static final String ONE =
            """
            select f.*
              from file f
             where f.org_id = :org and f.id = :id
            """;

    private FileStore() {}

    /// One that the actor may read; any other is not there.
    static File find(Handle tx, Actor actor, FileId id) {
        return find(tx, actor, id, "");
    }

    /// As `find`, locked until the transaction ends.
    static File lock(Handle tx, Actor actor, FileId id) {
        return find(tx, actor, id, "   for update\n");
    }

    private static File find(Handle tx, Actor actor, FileId id, String lock) {
        return tx.createQuery(ONE + seenBy(actor) + lock)
                .bind("org", actor.org())
                .bind("id", id)
                .bindMethods("viewer", Viewer.of(actor))
                .map(Row.of(FileStore::file))
                .findOne()
                .orElseThrow(() -> new NotFound("file").refuse());
    }

    /// Newest first, without archived ones.
    static Slice<File> list(Handle tx, Actor actor, FileFilter filter, Page page) {
        var found =
                new Listing(
                        """
                        select f.*
                          from file f
                         where f.org_id = :org and f.archived_at is null
                           and (:text = '' or strpos(lower(f.filename), lower(:text)) > 0)
                        """
                                + (filter.subject() == null
                                        ? ""
                                        : "   and :subject in (f.template_id, f.run_id, f.task_id)\n")
                                + seenBy(actor),
                        " order by f.id desc\n");
        return found.read(
                tx,
                page,
                query ->
                        query.bind("org", actor.org())
                                .bind("text", filter.text())
                                .bind("subject", filter.subject())
                                .bindMethods("viewer", Viewer.of(actor)),
                FileStore::file);
    }

    private static String seenBy(Actor actor) {
        return "   and (" + SightStore.ofFiles(actor) + ")\n";
    }

    /// The number behind that of the latest file with this name for the same question. Whoever asks
    /// has it to themselves until the transaction ends.
    static int nextVersion(Handle tx, OrgId org, Place place, String from, String name) {
        tx.createQuery(
                        """
                        select pg_advisory_xact_lock(hashtextextended(:key, 0))
                        """)
                .bind("key", String.join("/", org.hex(), place.id().hex(), from, name))
                .mapTo(String.class)
                .list();
        return tx.createQuery(
                        """
                        select coalesce(max(f.version), 0) + 1
                          from file f
                         where f.org_id = :org and :place in (f.template_id, f.run_id, f.task_id)
                           and f.uploaded_from = :from and f.filename = :name
                        """)
                .bind("org", org)
                .bind("place", place.id().value())
                .bind("from", from)
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }

    /// With the place that it was uploaded to.
    static void insert(Handle tx, File file) {
        var columns = columns(file.place());
        tx.createUpdate(
                        """
                        with added as (
                             insert into file
                                    (org_id, id, filename, version, type, size, sha256, uploaded_from, template_id, run_id,
                                     task_id, step_id, system, is_in_bucket, uploaded_by, uploaded_by_guest, uploaded_at)
                             values (:org, :id, :name, :version, :type, :size, :sha256, :from, :template, :run,
                                     :task, :step, :system, :isInBucket, :by, :byGuest, :uploadedAt)
                             returning org_id, id, template_id, run_id, task_id
                        )
                        insert into file_place (org_id, file_id, place_id, template_id, run_id, task_id, is_attached)
                        select a.org_id, a.id, :place, a.template_id, case when a.task_id is null then a.run_id end,
                               a.task_id, false
                          from added a
                        """)
                .bind("org", file.org())
                .bind("id", file.id())
                .bind("name", file.name())
                .bind("version", file.version())
                .bind("type", file.kind().type())
                .bind("size", file.kind().size())
                .bind("sha256", file.kind().sha256())
                .bind("isInBucket", file.kind().isInBucket())
                .bind("from", file.from())
                .bind("template", columns.template())
                .bind("run", columns.run())
                .bind("task", columns.task())
                .bind("step", file.step())
                .bind("system", file.system())
                .bind("by", file.by())
                .bind("byGuest", file.byGuest())
                .bind("uploadedAt", file.uploadedAt())
                .bind("place", file.place().id().value())
                .execute();
    }

    static void delete(Handle tx, OrgId org, FileId id) {
        tx.createUpdate(
                        """
                        delete from file
                         where org_id = :org and id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    static void archive(Handle tx, OrgId org, FileId id, Instant now) {
        tx.createUpdate(
                        """
                        update file f
                           set archived_at = :now
                         where f.org_id = :org and f.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// Deletes files that were brought for a question and answer none, though there was time; no
    /// more than `most` at once. Those that a template shows in its texts are in use.
    static List<File> deleteUnused(Handle tx, OrgId org, Instant before, int most) {
        return tx.createQuery(
                        """
                        delete from file f
                         where f.org_id = :org and f.id in (
                               select u.id
                                 from file u
                                where u.org_id = :org and u.uploaded_at < :before
                                  and (u.uploaded_from = 'ko_field' or u.uploaded_from ~* '^[0-9a-f]{32}$')
                                  and not exists (select
                                                    from file_place h
                                                   where h.org_id = u.org_id and h.file_id = u.id and h.is_attached)
                                  and not exists (select
                                                    from template_version v
                                                   where v.org_id = u.org_id and v.template_id = u.template_id
                                                     and strpos(v.content::text, replace(u.id::text, '-', '')) > 0)
                                limit :most)
                        returning f.*
                        """)
                .bind("org", org)
                .bind("before", before)
                .bind("most", most)
                .map(Row.of(FileStore::file))
                .list();
    }

    /// Those of `ids` that there are, with pictures.
    static Set<FileId> known(Handle tx, OrgId org, Collection<FileId> ids) {
        return tx.createQuery(
                        """
                        select f.id
                          from file f
                         where f.org_id = :org and f.id = any(:ids)
                         union all
                        select i.id
                          from picture i
                         where i.org_id = :org and i.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", FileId.class, List.copyOf(ids))
                .map(Row.of(row -> row.id("id", FileId::new)))
                .set();
    }

    private record Columns(TemplateId template, RunId run, TaskId task) {}

    private static Columns columns(Place place) {
        return switch (place) {
            case Place.OfTemplate(var template) -> new Columns(template, null, null);
            case Place.OfRun(var run) -> new Columns(null, run, null);
            case Place.OfTask(var task, var run) -> new Columns(null, run, task);
        };
    }

    private static Place place(Row row) {
        var template = row.id("template_id", TemplateId::new);
        var run = row.id("run_id", RunId::new);
        var task = row.id("task_id", TaskId::new);
        if (template != null) {
            return new Place.OfTemplate(template);
        }
        return task == null ? new Place.OfRun(run) : new Place.OfTask(task, run);
    }

    private static File file(Row row) {
        return new File(
                row.id("org_id", OrgId::new),
                row.id("id", FileId::new),
                row.text("filename"),
                row.whole("version"),
                new File.Kind(
                        row.text("type"),
                        row.number("size"),
                        row.bytes("sha256"),
                        row.flag("is_in_bucket")),
                row.text("uploaded_from"),
                place(row),
                row.id("step_id", StepId::new),
                row.text("system"),
                row.numbered("uploaded_by", MemberId::new),
                row.text("uploaded_by_guest"),
                row.instant("uploaded_at"),
                row.instant("archived_at"));
    }
}
