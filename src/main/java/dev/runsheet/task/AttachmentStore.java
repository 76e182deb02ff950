package dev.runsheet.task;

import dev.runsheet.base.FileId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.StepId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import dev.runsheet.task.AttachedFile.SubjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Writes down and tells where files are answers, so that whoever reads the form may read the
/// files. What was an answer once stays written down: the feed still speaks of it.
public final class AttachmentStore {
    private AttachmentStore() {}

    /// Empty when there is nothing to write, as there is not for most forms.
    public static Optional<Write> attaching(OrgId org, List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Write(
                        """
                        insert into file_place (org_id, file_id, place_id, run_id, task_id, is_attached)
                        select f.org_id, f.id, coalesce(a.run_id, a.task_id), a.run_id, a.task_id, true
                          from jsonb_to_recordset(cast(:attachments as jsonb)) as a (file_id uuid, run_id uuid, task_id uuid)
                          join file f on f.org_id = :org and f.id = a.file_id
                            on conflict (org_id, file_id, place_id) do update set is_attached = true
                        """,
                        Map.of(
                                "org",
                                org.value(),
                                "attachments",
                                Json.text(
                                        attachments.stream().map(AttachmentStore::row).toList()))));
    }

    /// The files at each of these tasks and runs, in the order in which they came.
    public static Map<UUID, List<AttachedFile>> at(Handle tx, OrgId org, Collection<UUID> places) {
        var at = new HashMap<UUID, List<AttachedFile>>();
        if (places.isEmpty()) {
            return at;
        }
        tx.createQuery(
                        """
                        select h.place_id, f.*
                          from file_place h
                          join file f on f.org_id = h.org_id and f.id = h.file_id
                         where h.org_id = :org and (h.task_id = any(:places) or h.run_id = any(:places))
                           and f.archived_at is null
                         order by f.id
                        """)
                .bind("org", org)
                .bindArray("places", UUID.class, List.copyOf(places))
                .map(Row.of(AttachmentStore::placed))
                .forEach(
                        each ->
                                at.computeIfAbsent(each.place(), _ -> new ArrayList<>())
                                        .add(each.file()));
        return at;
    }

    private record Placed(UUID place, AttachedFile file) {}

    private static Placed placed(Row row) {
        return new Placed(row.uuid("place_id"), file(row));
    }

    private static AttachedFile file(Row row) {
        var template = row.uuid("template_id");
        var run = row.uuid("run_id");
        boolean isOfRun = template == null && run != null;
        return new AttachedFile(
                row.id("id", FileId::new),
                row.text("filename"),
                row.whole("version"),
                row.text("uploaded_from"),
                row.instant("uploaded_at"),
                row.id("step_id", StepId::new),
                row.text("system"),
                row.flag("is_in_bucket"),
                template != null ? template : isOfRun ? run : row.uuid("task_id"),
                template != null
                        ? SubjectType.TEMPLATE
                        : isOfRun ? SubjectType.RUN : SubjectType.TASK);
    }

    private static Map<String, Object> row(Attachment attachment) {
        var row = new LinkedHashMap<String, Object>();
        row.put("file_id", attachment.file());
        row.put("run_id", attachment.run());
        row.put("task_id", attachment.task());
        return row;
    }
}
