package dev.runsheet.template;

import dev.runsheet.base.Problem;
import dev.runsheet.form.FieldType;
import java.util.Set;

/// Refuses, in a document, steps that ask for anything but short and long texts and dates: these
/// are what can stand inside of it (templates spec 9.3).
final class CheckDocument {
    private static final Set<FieldType> ALLOWED =
            Set.of(FieldType.TEXT, FieldType.TEXTAREA, FieldType.DATE);

    private CheckDocument() {}

    /// `key` is what the client gets to read the fault under.
    static void run(Content content, String key) {
        boolean isBroken =
                content.kind() == Content.Kind.DOCUMENT
                        && content.steps().stream()
                                .flatMap(step -> step.fields().stream())
                                .anyMatch(field -> !ALLOWED.contains(field.type()));
        if (isBroken) {
            throw Problem.invalid(
                            key, "A document asks for short texts, long texts and dates only.")
                    .refuse();
        }
    }
}
