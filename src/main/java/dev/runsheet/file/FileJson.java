package dev.runsheet.file;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file on the wire, where it is an asset (platform spec 14).
final class FileJson {
    private FileJson() {}

    /// `baseUrl` is where the caller reaches us.
    static Map<String, Object> of(File file, String baseUrl) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", file.id().hex());
        json.put("filename", file.name());
        json.put("version", file.version());
        json.put("uploaded_from", file.from());
        json.put("uploaded_at", Dates.seconds(file.uploadedAt()));
        json.put("step_id", file.step() == null ? null : file.step().hex());
        json.put("source", "local");
        json.put("system", file.system());
        json.put("uploaded_to_s3", file.kind().isInBucket());
        json.put(
                "url", baseUrl + "/organizations/" + file.org().hex() + "/file/" + file.id().hex());
        json.put("subject", subject(file.place()));
        return json;
    }

    /// A task that belongs to a run is spoken of as the run, as it was uploaded.
    private static Map<String, Object> subject(Place place) {
        var json = new LinkedHashMap<String, Object>();
        switch (place) {
            case Place.OfTemplate(var template) -> put(json, template.hex(), "Checklist");
            case Place.OfRun(var run) -> put(json, run.hex(), "Run");
            case Place.OfTask(var task, var run) when run == null -> put(json, task.hex(), "Task");
            case Place.OfTask(_, var run) -> put(json, run.hex(), "Run");
        }
        return json;
    }

    private static void put(Map<String, Object> json, String id, String type) {
        json.put("id", id);
        json.put("type", type);
    }
}
