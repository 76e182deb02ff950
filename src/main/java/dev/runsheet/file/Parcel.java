package dev.runsheet.file;

import dev.runsheet.base.Body;
import dev.runsheet.base.FileId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.TooLarge;
import dev.runsheet.platform.blob.Arrived;
import dev.runsheet.platform.json.Json;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/// The one file of an upload while it comes in; closing it discards what was not kept.
final class Parcel implements AutoCloseable {
    private static final Set<String> PARTS = Set.of("name", "file");
    private static final String PART = "name";
    private static final long MEGABYTE = 1024 * 1024;

    private final Shelf shelf;
    private String sentName;
    private Arrived arrived;

    Parcel(Shelf shelf) {
        this.shelf = shelf;
    }

    /// The first file in one of the parts that clients use; others are passed over.
    void take(String part, String name, InputStream content) {
        if (arrived != null || !PARTS.contains(part)) {
            return;
        }
        sentName = name;
        arrived =
                shelf.spool()
                        .take(content, shelf.allowed().mostBytes())
                        .orElseThrow(this::tooLarge);
    }

    private RuntimeException tooLarge() {
        return new TooLarge(
                        "The file is larger than %d MB."
                                .formatted(shelf.allowed().mostBytes() / MEGABYTE))
                .refuse();
    }

    /// What there is to keep; refuses with all faults of the form and of the file.
    Upload upload(Body body) {
        var form = UploadForm.of(body);
        var name = name(body);
        var type = name.flatMap(found -> type(body, found));
        body.refuseIfAny();
        return new Upload(FileId.fresh(), name.orElseThrow(), kind(type.orElseThrow()), form);
    }

    /// What there is to show, by its content: what it is called says nothing.
    Picture picture(Body body, OrgId org, MemberId member, Instant now) {
        var type = Optional.<String>empty();
        if (arrived == null) {
            faultOfNone(body);
        } else {
            type = ContentType.ofPicture(arrived.path());
            if (type.isEmpty()) {
                body.fault(PART, "The name must be a picture: JPG, PNG or GIF.");
            }
        }
        body.refuseIfAny();
        return new Picture(org, FileId.fresh(), member, kind(type.orElseThrow()), now);
    }

    private File.Kind kind(String type) {
        return new File.Kind(type, arrived.size(), arrived.sha256(), shelf.isBucket());
    }

    private static void faultOfNone(Body body) {
        body.fault(
                PART,
                body.isSet(PART) ? "The name must be a file." : "The name field is required.");
    }

    Arrived content() {
        return arrived;
    }

    /// What the same upload says when it is sent again, in whatever pieces.
    byte[] gist(Body body) {
        var gist = new LinkedHashMap<>(body.values());
        gist.put("filename", sentName);
        gist.put("sha256", HexFormat.of().formatHex(arrived.sha256()));
        return Json.bytes(gist);
    }

    @Override
    public void close() {
        if (arrived != null) {
            shelf.spool().discard(arrived);
        }
    }

    private Optional<FileName> name(Body body) {
        if (arrived == null) {
            faultOfNone(body);
            return Optional.empty();
        }
        var name = FileName.of(sentName);
        if (name.isEmpty()) {
            body.fault(PART, "The file must have a name.");
        }
        return name;
    }

    private Optional<String> type(Body body, FileName name) {
        var allowed = shelf.allowed().extensions();
        if (!allowed.contains(name.extension())) {
            body.fault(
                    PART,
                    "The name must be a file of type: " + String.join(", ", sorted(allowed)) + ".");
            return Optional.empty();
        }
        var type = ContentType.of(arrived.path(), name, allowed);
        if (type.isEmpty()) {
            body.fault(PART, "The content of the file is of a type that is not allowed.");
        }
        return type;
    }

    private static Iterable<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
