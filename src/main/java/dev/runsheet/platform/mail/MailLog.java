package dev.runsheet.platform.mail;

import java.lang.System.Logger.Level;
import java.time.Instant;

/// Sends nothing: what would be sent, and to whom, stands in the log of the server. What it says
/// does not, for there are links in it that are good for who has them.
public final class MailLog implements Outgoing {
    private static final System.Logger LOG = System.getLogger("runsheet.mail");

    @Override
    public Line open() {
        return new Line() {
            @Override
            public void send(Mail mail, Instant now) {
                LOG.log(Level.INFO, () -> said(mail));
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static String said(Mail mail) {
        return "to " + mail.to() + ", " + mail.kind() + ": " + Postman.line(mail.subject());
    }

    @Override
    public String fate() {
        return "was written to the log of the server";
    }
}
