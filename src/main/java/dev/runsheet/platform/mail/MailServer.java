package dev.runsheet.platform.mail;

/// Through whom letters go out, and in whose name. Without a user nobody signs in.
public record MailServer(
        String host, int port, Security security, String user, String password, String from) {
    public enum Security {
        /// Plain at first, encrypted before anything is said.
        STARTTLS,
        TLS,
        NONE
    }

    /// Without the password, so that it may stand in a log.
    @Override
    public String toString() {
        return host + ":" + port + " as " + user;
    }
}
