package dev.runsheet.file;

import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.attachment.AttachedFile.SubjectType;
import dev.runsheet.attachment.AttachedFileJson;
import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import java.util.Map;

/// A file on the wire, where it is an asset (platform spec 14).
final class FileJson {
    private FileJson() {}

    /// `baseUrl` is where the caller reaches us.
    static Map<String, Object> of(File file, String baseUrl) {
        var json = AttachedFileJson.of(attached(file));
        json.put("url", url(baseUrl, file.org(), file.id()));
        return json;
    }

    static String url(String baseUrl, OrgId org, FileId id) {
        return baseUrl + "/organizations/" + org.hex() + "/file/" + id.hex();
    }

    /// A task that belongs to a run is spoken of as the run, as it was uploaded.
    private static AttachedFile attached(File file) {
        var place = file.place();
        return switch (place) {
            case Place.OfTemplate(var template) -> as(file, template, SubjectType.TEMPLATE);
            case Place.OfRun(var run) -> as(file, run, SubjectType.RUN);
            case Place.OfTask(var task, var run) when run == null ->
                    as(file, task, SubjectType.TASK);
            case Place.OfTask(_, var run) -> as(file, run, SubjectType.RUN);
        };
    }

    private static AttachedFile as(File file, Id subject, SubjectType type) {
        return new AttachedFile(
                file.id(),
                file.name(),
                file.version(),
                file.from(),
                file.uploadedAt(),
                file.step(),
                file.system(),
                file.kind().isInBucket(),
                subject.value(),
                type);
    }
}
