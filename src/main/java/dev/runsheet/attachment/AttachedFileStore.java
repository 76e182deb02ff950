package dev.runsheet.attachment;

import dev.runsheet.attachment.AttachedFile.SubjectType;
import dev.runsheet.base.FileId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.StepId;
import dev.runsheet.platform.db.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Where files are, for whoever sees the place.
public final class AttachedFileStore {
    private AttachedFileStore() {}

    /// The files at each of these templates, tasks and runs, in the order in which they came.
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
                         where h.org_id = :org and (h.task_id = any(:places) or h.run_id = any(:places) or h.template_id = any(:places))
                           and f.archived_at is null
                         order by f.id
                        """)
                .bind("org", org)
                .bindArray("places", UUID.class, List.copyOf(places))
                .map(Row.of(AttachedFileStore::placed))
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
}
