package dev.runsheet.run;

import dev.runsheet.form.FieldType;
import dev.runsheet.form.Variables;
import dev.runsheet.template.Content;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a run is called that a completed task of `flow` launches from `content` (templates spec
/// 6.8): the format of the step filled in, or the moment and the title of the template. Answers are
/// those to the kick-off form of the run that launches.
record LinkedName(Flow flow, Content content, Instant now) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder()
                    .appendPattern("MMM dd, h:mm")
                    .appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"))
                    .toFormatter(Locale.ENGLISH);

    String of(String format) {
        var name = format == null ? "" : Variables.fill(format, this::value).strip();
        return RunName.shortened(name.isEmpty() ? at(MOMENT) + " - " + content.title() : name);
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "DATE" -> Optional.of(at(DAY));
            case "TEMPLATE_NAME" -> Optional.of(content.title());
            default ->
                    flow.content().kickoff().stream()
                            .filter(field -> field.alias().equals(name))
                            .filter(field -> field.type() == FieldType.TEXT)
                            .findFirst()
                            .map(field -> field.print(answer(field.id().hex())));
        };
    }

    private Object answer(String field) {
        return flow.run().kickoff().answers().get(field);
    }

    private String at(DateTimeFormatter shape) {
        return shape.withZone(flow.working().get().zone()).format(now);
    }
}
