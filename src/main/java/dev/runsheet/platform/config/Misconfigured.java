package dev.runsheet.platform.config;

import java.util.List;

/// Everything that is wrong with how the server was started, each a sentence.
public final class Misconfigured extends RuntimeException {
    Misconfigured(List<String> faults) {
        super(String.join("\n", faults));
    }

    public static Misconfigured of(String sentence) {
        return new Misconfigured(List.of(sentence));
    }
}
