package dev.runsheet.template;

import java.util.Locale;
import java.util.Optional;

/// The five rights on a template that can be given to some people only (templates spec 4).
enum Grant {
    CHECKLIST_READ,
    CHECKLIST_EDIT,
    PROCESS_LAUNCH,
    CHECKLIST_DUPLICATE,
    PROCESS_READ;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Grant> of(String word) {
        for (var grant : values()) {
            if (grant.word().equalsIgnoreCase(word)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }
}
