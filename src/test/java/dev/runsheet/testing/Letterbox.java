package dev.runsheet.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.runsheet.notify.UnsubscribeApi;
import dev.runsheet.people.OffTokens;
import dev.runsheet.people.SendLetters;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.mail.MailServer;
import dev.runsheet.platform.mail.Postman;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A real mail server in a test, and the sending of letters to it.
///
/// ```
/// mail.deliver(api);
/// assertThat(mail.letters()).extracting(Letterbox.Letter::to).containsExactly("bob@flour.example");
/// ```
public final class Letterbox implements AutoCloseable {
    /// Where the links of letters lead.
    public static final String SITE = "https://runsheet.example";

    public static final String FROM = "runsheet@flour.example";

    /// One that has arrived.
    public record Letter(
            String id, String to, String subject, String text, String html, MimeMessage whole) {
        /// Of a header, or null.
        public String header(String name) {
            try {
                return whole.getHeader(name, ", ");
            } catch (MessagingException fault) {
                throw new AssertionError(fault);
            }
        }
    }

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Letterbox() {
        server.start();
    }

    /// The links at the foot of letters.
    public static void mount(Routes routes) {
        UnsubscribeApi.mount(routes, new OffTokens(Guests.KEY));
    }

    /// Sends what `api` has posted, when it is as late as its world has it.
    public void deliver(ApiServer api) {
        deliver(api.database().database(), World.NOON);
    }

    public void deliver(Transactions transactions, Instant now) {
        var sender = sender();
        while (sender.run(transactions, now)) {
            // There may be more.
        }
    }

    /// A server on which the key of the tests lies, and this mail server beside it.
    public SendLetters sender() {
        return sender(server.getSmtp().getPort());
    }

    /// The same, to whoever listens on `port`.
    public static SendLetters sender(int port) {
        var there = new MailServer("127.0.0.1", port, MailServer.Security.NONE, "", "", FROM);
        return new SendLetters(new Postman(there), Guests.KEY, SITE);
    }

    /// What has arrived so far, the oldest first.
    public List<Letter> letters() {
        return Arrays.stream(server.getReceivedMessages()).map(Letterbox::letter).toList();
    }

    /// What has arrived so far for `to`.
    public List<Letter> lettersTo(String to) {
        return letters().stream().filter(each -> each.to().equals(to)).toList();
    }

    /// From now on nothing has arrived.
    public void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException fault) {
            throw new AssertionError(fault);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Letter letter(MimeMessage whole) {
        try {
            var parts = (MimeMultipart) whole.getContent();
            return new Letter(
                    whole.getMessageID(),
                    whole.getAllRecipients()[0].toString(),
                    whole.getSubject(),
                    part(parts, 0),
                    part(parts, 1),
                    whole);
        } catch (MessagingException fault) {
            throw new AssertionError(fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// As readers show it, with the line breaks of the day.
    private static String part(MimeMultipart parts, int number)
            throws MessagingException, IOException {
        return parts.getBodyPart(number).getContent().toString().replace("\r\n", "\n");
    }
}
