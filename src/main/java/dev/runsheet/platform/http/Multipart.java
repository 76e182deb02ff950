package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.RequestContext;

/// Reads `multipart/form-data` part by part, so that only its texts are ever in memory.
final class Multipart {
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private Multipart() {}

    /// The texts by their names; the last of several with one name counts.
    static Map<String, Object> read(
            String contentType, InputStream content, long most, FileParts files) {
        try {
            return parts(new Sent(contentType, content), most, files);
        } catch (FileUploadSizeException _) {
            throw tooLarge(most);
        } catch (UncheckedIOException fault) {
            throw fault.getCause() instanceof FileUploadSizeException
                    ? tooLarge(most)
                    : unreadable();
        } catch (IOException _) {
            throw unreadable();
        }
    }

    static Refusal tooLarge(long most) {
        return new Problem.TooLarge("The upload is larger than " + most / MEGABYTE + " MB.")
                .refuse();
    }

    private static Refusal unreadable() {
        return new Problem.Malformed("The multipart body cannot be read.").refuse();
    }

    private static Map<String, Object> parts(Sent sent, long most, FileParts files)
            throws IOException {
        var upload = new Upload(most);
        var texts = new LinkedHashMap<String, Object>();
        var parts = upload.getItemIterator(sent);
        for (int i = 0; parts.hasNext(); i++) {
            if (i == MOST_PARTS) {
                throw unreadable();
            }
            take(parts.next(), texts, files);
        }
        return texts;
    }

    private static void take(FileItemInput part, Map<String, Object> texts, FileParts files)
            throws IOException {
        try (var content = part.getInputStream()) {
            if (part.isFormField()) {
                texts.put(part.getFieldName(), text(content));
            } else {
                files.take(part.getFieldName(), part.getName(), content);
            }
        }
    }

    private static String text(InputStream content) throws IOException {
        var bytes = content.readNBytes(LONGEST_TEXT + 1);
        if (bytes.length > LONGEST_TEXT) {
            throw new Problem.TooLarge("A field of the form is larger than 64 KB.").refuse();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The library asks for its own kind of items, of which none is ever made.
    private static final class Upload
            extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {
        private Upload(long most) {
            setMaxSize(most);
            setHeaderCharset(StandardCharsets.UTF_8);
        }
    }

    private record Sent(String contentType, InputStream content) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        /// Not known, or not to be relied upon.
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return content;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
