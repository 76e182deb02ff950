package dev.runsheet.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/// What a file is by its first bytes, whatever its sender calls it.
final class ContentType {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");
    private static final Set<String> PLAIN = Set.of("txt", "csv");

    private ContentType() {}

    /// Empty for a kind of file that may not come in under any name: a program, a page. The name
    /// only tells apart what the bytes leave open.
    static Optional<String> of(Path content, FileName name, Set<String> allowed) {
        var type = detect(content, "");
        if (isText(type) && PLAIN.contains(name.extension())) {
            return Optional.of(name.extension().equals("csv") ? "text/csv" : "text/plain");
        }
        return isAllowed(type, allowed)
                ? Optional.of(detect(content, name.text()).getBaseType().toString())
                : Optional.empty();
    }

    /// Of a picture that every browser shows; empty for anything else.
    static Optional<String> ofPicture(Path content) {
        var type = detect(content, "").getBaseType().toString();
        return PICTURES.contains(type) ? Optional.of(type) : Optional.empty();
    }

    private static MediaType detect(Path content, String name) {
        var hints = new Metadata();
        if (!name.isEmpty()) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try (InputStream from = new BufferedInputStream(Files.newInputStream(content))) {
            return TYPES.detect(from, hints);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// What has no extensions of its own is too general to be told from what is allowed.
    private static boolean isAllowed(MediaType type, Set<String> allowed) {
        try {
            var own = TYPES.forName(type.toString()).getExtensions();
            return own.isEmpty()
                    || type.equals(MediaType.OCTET_STREAM)
                    || own.stream()
                            .map(each -> each.substring(1).toLowerCase(Locale.ROOT))
                            .anyMatch(allowed::contains);
        } catch (MimeTypeException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static boolean isText(MediaType type) {
        return TYPES.getMediaTypeRegistry().isInstanceOf(type, MediaType.TEXT_PLAIN);
    }
}
