package dev.runsheet.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A form with a file, as browsers send it.
public record Upload(Map<String, String> fields, String part, String filename, byte[] content) {
    private static final String BOUNDARY = "----flour-and-water";

    /// A file of a few words for the kick-off form of a template.
    public static Upload of(String template) {
        return to("Checklist", template, "ko_field")
                .file("Offer.txt", "Rye, 2 kg".getBytes(StandardCharsets.UTF_8));
    }

    public static Upload to(String subjectType, String subject, String from) {
        return new Upload(
                Map.of("subject_type", subjectType, "subject_id", subject, "uploaded_from", from),
                "name",
                "",
                new byte[0]);
    }

    public Upload file(String newName, byte[] newContent) {
        return new Upload(fields, part, newName, newContent);
    }

    public Upload in(String otherPart) {
        return new Upload(fields, otherPart, filename, content);
    }

    public Upload with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Upload(more, part, filename, content);
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /// With the file between the fields, as it comes in any order.
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head());
        bytes.writeBytes(content);
        bytes.writeBytes(tail());
        return bytes.toByteArray();
    }

    /// All that comes before the content of the file.
    public byte[] head() {
        return utf8(
                texts()
                        + "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/x-anything\r\n\r\n"
                                .formatted(BOUNDARY, part, filename));
    }

    public byte[] tail() {
        return utf8("\r\n--" + BOUNDARY + "--\r\n");
    }

    private String texts() {
        var texts = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        texts.append(
                                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                        .formatted(BOUNDARY, name, value)));
        return texts.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
