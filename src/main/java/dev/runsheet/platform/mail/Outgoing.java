package dev.runsheet.platform.mail;

import java.time.Instant;

/// Where letters leave the server. Call it when no transaction is open.
public interface Outgoing {
    /// A conversation in which several letters are handed over.
    interface Line extends AutoCloseable {
        /// Throws `Unsent`; the next letter may fare better.
        void send(Mail mail, Instant now);

        @Override
        void close();
    }

    /// Costs nothing until a letter is sent.
    Line open();

    /// What became of a letter that was sent, as the end of a sentence.
    String fate();
}
