package dev.runsheet.form;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Replaces the fields inside of a document by their answers (templates spec 9.2): there is
/// `<editor-form-field data-field-id="…"></editor-form-field>`, perhaps with a label in it.
public final class DocumentFields {
    private static final String MISSING = "Error - Reference does not exist";
    private static final String NAME = "editor-form-field";

    private static final Pattern TAG =
            Pattern.compile("<" + NAME + "\\b([^<>]*+)>|</" + NAME + ">");

    private static final Pattern ID = Pattern.compile("\\bdata-field-id=\"([^\"]*+)\"");

    private DocumentFields() {}

    public static boolean isIn(String text) {
        return text != null && text.contains("<" + NAME);
    }

    /// `answers` is empty for the id of no field.
    public static String fill(String text, Function<String, Optional<String>> answers) {
        if (!isIn(text)) {
            return text;
        }
        var filled = new StringBuilder();
        var tags = TAG.matcher(text);
        int from = 0;
        boolean isInside = false;
        while (tags.find()) {
            boolean isOpening = tags.group(1) != null;
            if (isOpening) {
                filled.append(text, from, tags.start());
                filled.append(answers.apply(id(tags.group(1))).orElse(MISSING));
                from = tags.end();
            } else if (isInside) {
                // What the editor shows inside of it.
                from = tags.end();
            }
            isInside = isOpening;
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static String id(String attributes) {
        var found = ID.matcher(attributes);
        return found.find() ? found.group(1) : "";
    }
}
