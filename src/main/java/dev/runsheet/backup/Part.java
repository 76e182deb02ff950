package dev.runsheet.backup;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names of what is in an archive.
final class Part {
    static final String MANIFEST = "manifest.json";

    /// As `sha256sum` writes it and reads it, a line for each part but itself and the manifest.
    static final String SUMS = "SHA256SUMS";

    static final String KEY = "secret.key";

    private static final String FILES = "files/";
    private static final Pattern FILE = Pattern.compile(FILES + "([0-9a-f]{32})/([0-9a-f]{32})");

    private Part() {}

    static String table(String name) {
        return "tables/" + name + ".copy";
    }

    static String file(OrgId org, FileId id) {
        return FILES + org.hex() + "/" + id.hex();
    }

    record Place(OrgId org, FileId id) {}

    /// Where a file belongs, if the part is one.
    static Optional<Place> place(String part) {
        var parts = FILE.matcher(part);
        return parts.matches()
                ? Optional.of(
                        new Place(
                                new OrgId(Id.parse(parts.group(1)).orElseThrow()),
                                new FileId(Id.parse(parts.group(2)).orElseThrow())))
                : Optional.empty();
    }
}
