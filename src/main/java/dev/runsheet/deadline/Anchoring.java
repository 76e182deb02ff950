package dev.runsheet.deadline;

/// On which side of its anchor a deadline lies; a stored option of neither kind has no offset.
public enum Anchoring {
    FROM,
    PRIOR_TO,
    NONE;

    static Anchoring of(String option) {
        return switch (option) {
            case "from" -> FROM;
            case "prior_to" -> PRIOR_TO;
            default -> NONE;
        };
    }

    /// The option as it is stored: the labels of the screen become the words behind them, and any
    /// other text stays what it is.
    static String normalise(String option) {
        return switch (option) {
            case "after" -> "from";
            case "before" -> "prior_to";
            default -> option;
        };
    }
}
