package dev.runsheet.task;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static Map<String, Object> row(Attachment attachment) {
        var row = new LinkedHashMap<String, Object>();
        row.put("file_id", attachment.file());
        row.put("run_id", attachment.run());
        row.put("task_id", attachment.task());
        return row;
    }
}
