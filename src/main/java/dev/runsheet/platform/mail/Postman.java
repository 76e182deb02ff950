package dev.runsheet.platform.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/// Hands letters to a mail server, which takes as long as that takes.
public final class Postman implements Outgoing {
    private static final System.Logger LOG = System.getLogger("runsheet.mail");
    private static final String MILLIS = "10000";

    private final MailServer server;

    public Postman(MailServer server) {
        this.server = server;
    }

    @Override
    public Line open() {
        return new Wire();
    }

    @Override
    public String fate() {
        return "was sent";
    }

    /// One connection for as long as it bears, and then another.
    private final class Wire implements Line {
        private final Session session = session();
        private Transport transport;

        @Override
        public void send(Mail mail, Instant now) {
            try {
                var letter = letter(session, mail, now);
                letter.saveChanges();
                connected().sendMessage(letter, letter.getAllRecipients());
            } catch (MessagingException fault) {
                close();
                throw new Unsent(fault);
            }
        }

        private Transport connected() throws MessagingException {
            if (transport == null) {
                transport = session.getTransport("smtp");
            }
            if (!transport.isConnected()) {
                transport.connect();
            }
            return transport;
        }

        @Override
        public void close() {
            try {
                if (transport != null) {
                    transport.close();
                }
            } catch (MessagingException fault) {
                // The letters are handed over by then.
                LOG.log(Level.DEBUG, "a connection to " + server + " ended badly", fault);
            } finally {
                transport = null;
            }
        }
    }

    private MimeMessage letter(Session session, Mail mail, Instant now) throws MessagingException {
        var letter = new Known(session, mail.id());
        letter.setFrom(new InternetAddress(server.from(), true));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        letter.setSubject(line(mail.subject()), "UTF-8");
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-generated");
        if (mail.off().isPresent()) {
            // One click in the reader itself (RFC 8058).
            letter.setHeader("List-Unsubscribe", "<" + mail.off().get() + ">");
            letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var text = new MimeBodyPart();
        text.setText(mail.text(), "UTF-8");
        var html = new MimeBodyPart();
        html.setText(mail.html(), "UTF-8", "html");
        letter.setContent(new MimeMultipart("alternative", text, html));
        return letter;
    }

    /// A line break in a subject would begin another header.
    static String line(String subject) {
        return subject.replaceAll("\\s+", " ").strip();
    }

    private Session session() {
        var how = new Properties();
        how.put("mail.smtp.host", server.host());
        how.put("mail.smtp.port", Integer.toString(server.port()));
        how.put("mail.smtp.connectiontimeout", MILLIS);
        how.put("mail.smtp.timeout", MILLIS);
        how.put("mail.smtp.writetimeout", MILLIS);
        how.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case STARTTLS -> {
                how.put("mail.smtp.starttls.enable", "true");
                how.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> how.put("mail.smtp.ssl.enable", "true");
            case NONE -> {
                // Within one's own walls.
            }
        }
        if (server.user().isEmpty()) {
            return Session.getInstance(how);
        }
        how.put("mail.smtp.auth", "true");
        return Session.getInstance(how, signIn());
    }

    private Authenticator signIn() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(server.user(), server.password());
            }
        };
    }

    /// A letter that goes by our own number, so that readers know it again.
    private static final class Known extends MimeMessage {
        private final String id;

        Known(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
