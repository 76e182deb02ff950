package dev.runsheet.file;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Intake;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.http.Streamed;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Files, which are assets on the wire (platform spec 14): the bytes go by as streams, and are
/// never in memory as a whole.
public final class FilesApi {
    private static final int ROWS = 20;
    private static final String ORG = "/organizations/{org}";
    private static final String BYTES = "application/octet-stream";

    /// What a form may add to the size of its file.
    static final long MARGIN = 1024 * 1024;

    private final Shelf shelf;

    private FilesApi(Shelf shelf) {
        this.shelf = shelf;
    }

    public static void mount(Routes routes, Shelf shelf) {
        var api = new FilesApi(shelf);
        routes.toGuests().upload(ORG + "/file", api::upload);
        routes.toGuests().upload(ORG + "/assets", api::upload);
        routes.toGuests().upload(ORG + "/upload", api::upload);
        routes.toGuests().get(ORG + "/file/{id}", api::show);
        routes.toGuests().get(ORG + "/file/{id}/dl", api::download);
        routes.toGuests().get(ORG + "/download-files/{id}", api::download);
        routes.delete(ORG + "/file/{id}", api::delete);
        routes.get(ORG + "/assets", FilesApi::list);
        routes.toGuests().get(ORG + "/assets/{id}", FilesApi::read);
        routes.delete(ORG + "/assets/{id}", FilesApi::archive);
    }

    /// The bytes are kept before the row speaks of them; what is kept without a row is swept.
    private Intake.Taken upload(Call call, Transactions transactions) {
        try (var parcel = new Parcel(shelf)) {
            var body = call.parts(shelf.allowed().mostBytes() + MARGIN, parcel::take);
            var upload = parcel.upload(body);
            transactions.read(tx -> UploadFile.place(tx, call.actor(), upload.form()));
            shelf.blobs().put(call.org(), upload.id(), parcel.content());
            return new Intake.Taken(
                    parcel.gist(body),
                    (then, tx) ->
                            Answer.ok(
                                    FileJson.of(
                                            UploadFile.run(tx, then.actor(), upload, then.at()),
                                            then.baseUrl())));
        }
    }

    private Answer show(Call call, Handle tx) {
        var picture = picture(call, tx);
        if (picture.isPresent()) {
            return content(picture.get(), picture.get().kind().type());
        }
        var file = FileStore.find(tx, call.actor(), id(call));
        return content(file, file.kind().type());
    }

    private Answer download(Call call, Handle tx) {
        var picture = picture(call, tx);
        return picture.isPresent()
                ? content(picture.get(), BYTES)
                : content(FileStore.find(tx, call.actor(), id(call)), BYTES);
    }

    private static Optional<Picture> picture(Call call, Handle tx) {
        return PictureStore.find(tx, call.org(), id(call))
                .filter(each -> each.isSeenBy(call.actor()));
    }

    private Answer content(File file, String type) {
        return content(file.org(), file.id(), file.kind(), file.name(), type);
    }

    private Answer content(Picture picture, String type) {
        return content(picture.org(), picture.id(), picture.kind(), picture.name(), type);
    }

    /// Nothing in a file may run as if it were ours, whatever a browser takes it for.
    private Answer content(OrgId org, FileId id, File.Kind kind, String name, String type) {
        var bytes =
                new Streamed(
                        kind.size(),
                        () ->
                                shelf.blobs()
                                        .open(org, id)
                                        .orElseThrow(() -> new NotFound("file").refuse()));
        return Answer.streamed(bytes, type)
                .withHeader("Content-Disposition", Disposition.of(name))
                .withHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .withHeader("Cache-Control", "private, no-cache")
                .withETag(HexFormat.of().formatHex(kind.sha256()));
    }

    private Answer delete(Call call, Handle tx) {
        var id = id(call);
        var picture = picture(call, tx);
        if (picture.isPresent()) {
            picture.get().requireDeletable(call.actor());
            KeepPicture.none(tx, call.actor(), picture.get().member(), call.at());
        } else {
            DeleteFile.run(tx, call.actor(), id, call.at());
        }
        var org = call.org();
        return Answer.empty().then(() -> shelf.blobs().delete(org, id));
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS);
        var subject =
                call.query()
                        .first("subject_id")
                        .map(
                                text ->
                                        Id.parse(text)
                                                .orElseThrow(
                                                        () -> new NotFound("subject").refuse()))
                        .orElse(null);
        var filter = new FileFilter(subject, call.query().first("q").orElse(""));
        var found = FileStore.list(tx, call.actor(), filter, page);
        return Answer.list(call, found.map(file -> FileJson.of(file, call.baseUrl())), page);
    }

    private static Answer read(Call call, Handle tx) {
        var file = FileStore.find(tx, call.actor(), id(call));
        if (file.archivedAt() != null) {
            throw new NotFound("file").refuse();
        }
        return Answer.ok(FileJson.of(file, call.baseUrl()));
    }

    private static Answer archive(Call call, Handle tx) {
        var file = DeleteFile.archive(tx, call.actor(), id(call), call.at());
        return Answer.ok(FileJson.of(file, call.baseUrl()));
    }

    private static FileId id(Call call) {
        return call.id("id", FileId::new);
    }
}
