package dev.runsheet.attachment;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file on the wire, where it is an asset (platform spec 14).
public final class AttachedFileJson {
    private AttachedFileJson() {}

    public static Map<String, Object> of(AttachedFile file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", file.id().hex());
        json.put("filename", file.name());
        json.put("version", file.version());
        json.put("uploaded_from", file.from());
        json.put("uploaded_at", Dates.seconds(file.uploadedAt()));
        json.put("step_id", file.step() == null ? null : file.step().hex());
        json.put("source", "local");
        json.put("system", file.system());
        json.put("uploaded_to_s3", file.isInBucket());
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", Id.hex(file.subject()));
        subject.put(
                "type",
                switch (file.subjectType()) {
                    case TEMPLATE -> "Checklist";
                    case RUN -> "Run";
                    case TASK -> "Task";
                });
        json.put("subject", subject);
        return json;
    }
}
