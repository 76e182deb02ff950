package dev.runsheet.run;

import dev.runsheet.template.Content;
import java.util.List;
import java.util.Map;

/// What a run has that was launched from nothing: no form, no steps, no rules.
final class EmptyContent {
    private EmptyContent() {}

    static Content of(Run run) {
        return new Content(
                run.details().name(),
                null,
                null,
                run.kind(),
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                false,
                false,
                false,
                false,
                false,
                true,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }
}
