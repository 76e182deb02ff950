package dev.runsheet.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who stands behind a line: a person of the organization, a guest, or a machine.
enum Source {
    MEMBER("Member", "member"),
    GUEST("Guest", "guest"),
    WEBHOOK("Webhook", "application", "clock");

    private final String word;
    private final List<String> doers;

    Source(String word, String... doers) {
        this.word = word;
        this.doers = List.of(doers);
    }

    String word() {
        return word;
    }

    /// The types of actor that it means.
    List<String> doers() {
        return doers;
    }

    static Source of(Line.Doer doer) {
        return switch (doer.type()) {
            case "member" -> MEMBER;
            case "guest" -> GUEST;
            default -> WEBHOOK;
        };
    }

    static Optional<Source> of(String word) {
        return Arrays.stream(values()).filter(source -> source.word.equals(word)).findFirst();
    }
}
