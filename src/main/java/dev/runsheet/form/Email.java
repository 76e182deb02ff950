package dev.runsheet.form;

import java.util.regex.Pattern;

/// Tells an e-mail address from other text.
public final class Email {
    private static final int MOST = 254;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^\\s@<>\"(),:;\\[\\]\\\\]++@(?:[\\p{L}\\p{N}-]++\\.)++[\\p{L}\\p{N}-]{2,}+");

    private Email() {}

    public static boolean isAddress(String text) {
        return text.length() <= MOST && ADDRESS.matcher(text).matches();
    }
}
