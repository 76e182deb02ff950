package dev.runsheet.platform.mail;

/// A letter could not be handed over; it may be tried again. The message is what the mail server
/// said, or what kept us from asking it.
public final class Unsent extends RuntimeException {
    private static final int MOST = 300;

    Unsent(Throwable cause) {
        super(said(cause), cause);
    }

    private static String said(Throwable cause) {
        var said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
        return said.length() <= MOST ? said : said.substring(0, MOST);
    }
}
