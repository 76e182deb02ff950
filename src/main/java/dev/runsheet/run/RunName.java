package dev.runsheet.run;

import dev.runsheet.form.Field;
import dev.runsheet.form.FieldType;
import dev.runsheet.form.Variables;
import dev.runsheet.template.Content;
import java.util.Map;
import java.util.Optional;

/// What a new run is called: the name that was sent, the template's format filled in, or the title
/// of the template and the day (templates spec 9.4, 3.10). `day` is the launch day where the
/// organization is.
record RunName(Content content, Map<String, Object> kickoff, String day) {

    String of(String sent) {
        boolean isGenerated = content.autoNaming() && content.nameFormat() != null;
        if (sent != null && !(isGenerated && !content.launcherMayRename())) {
            return sent;
        }
        var name = isGenerated ? Variables.fill(content.nameFormat(), this::value).strip() : "";
        return shortened(name.isEmpty() ? content.title() + " - " + day : name);
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "DATE" -> Optional.of(day);
            case "TEMPLATE_NAME" -> Optional.of(content.title());
            default ->
                    content.kickoff().stream()
                            .filter(field -> field.alias().equals(name) && mayName(field))
                            .findFirst()
                            .map(field -> field.print(kickoff.get(field.id().hex())));
        };
    }

    private static boolean mayName(Field field) {
        return field.required()
                && field.type() != FieldType.TEXTAREA
                && field.type() != FieldType.FILE
                && field.type() != FieldType.TABLE;
    }

    static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= RunChange.NAME) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, RunChange.NAME));
    }
}
