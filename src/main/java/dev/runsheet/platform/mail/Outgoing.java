package dev.runsheet.platform.mail;

import java.time.Instant;

/// Where letters leave the server. Call it when no transaction is open.
public interface Outgoing {
    /// Throws `Unsent`.
    void send(Mail mail, Instant now);

    /// What became of a letter that was sent, as the end of a sentence.
    String fate();
}
