package dev.runsheet.people;

import dev.runsheet.base.Body;

/// Which passwords people may choose (platform spec 2.6).
public final class PasswordForm {
    private static final int LEAST = 6;
    private static final int MOST = 127;

    private PasswordForm() {}

    /// The password under `key`, which must be there; what is wrong with it is noted in `body`.
    public static String read(Body body, String key) {
        if (!(body.raw(key) instanceof String text) || text.isEmpty()) {
            body.fault(key, "The " + Body.words(key) + " field is required.");
            return "";
        }
        var length = text.codePointCount(0, text.length());
        if (length < LEAST || length > MOST) {
            body.fault(
                    key,
                    "The %s must have %d to %d characters."
                            .formatted(Body.words(key), LEAST, MOST));
        }
        if (!hasAllKinds(text)) {
            body.fault(
                    key,
                    "The %s must have an upper case letter, a lower case letter and a digit."
                            .formatted(Body.words(key)));
        }
        return text;
    }

    private static boolean hasAllKinds(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().anyMatch(Character::isDigit);
    }
}
