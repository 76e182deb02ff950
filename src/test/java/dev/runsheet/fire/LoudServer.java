package dev.runsheet.fire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.runsheet.people.MailedLinks;
import dev.runsheet.platform.blob.S3Server;
import dev.runsheet.platform.db.Database;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.TestDatabase;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/// A server in a process of its own that logs all it can and keeps everything elsewhere, each with
/// a password: its database, its files, its mail.
final class LoudServer implements AutoCloseable {
    static final String SITE = "https://runsheet.example";

    private static final String MAIL_PASSWORD = "canary-of-the-mail-server";
    private static final String KEY = "canary-key-of-the-server-of-32-and-more";
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LINK =
            Pattern.compile("https://runsheet\\.example\\S*[=/]([\\w.~-]+)");

    private final Path data;
    private final Canaries canaries;
    private final Receiver receiver = new Receiver();
    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestDatabase own = TestDatabase.empty();
    private final S3Server bucket;
    private final Map<String, String> settings;
    private final ServerProcess server;

    /// `more` is set besides what all of them have.
    LoudServer(Path data, Canaries canaries, Map<String, String> more) throws Exception {
        this.data = data;
        this.canaries = canaries;
        mail.setUser("runsheet", MAIL_PASSWORD);
        mail.start();
        bucket = S3Server.start();
        settings = settings(more);
        server =
                ServerProcess.start(
                        data, settings, "--org", "Flour", "--email", "ann@flour.example");
    }

    @Override
    public void close() {
        server.kill();
        bucket.close();
        mail.stop();
        receiver.close();
        own.close();
    }

    Database database() {
        return own.database();
    }

    String told(String word) throws IOException {
        return server.told(word);
    }

    String url() {
        try {
            return server.url();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// What hears of runs.
    String hook() {
        return receiver.url("/told");
    }

    /// What the link in the letter to that address ends with.
    String linkTo(String address) throws Exception {
        for (int count = mail.getReceivedMessages().length; ; count++) {
            for (var message : mail.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().equals(address)) {
                    var text = ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
                    var link = LINK.matcher(text.toString());
                    assertThat(link.find()).as(text.toString()).isTrue();
                    return link.group(1);
                }
            }
            assertThat(mail.waitForIncomingEmail(PATIENCE_MILLIS, count + 1)).isTrue();
        }
    }

    /// Answers when it has logged that it would send these, such as `to a@b.example, invitation`.
    void awaitLetters(String... letters) throws IOException {
        for (var letter : letters) {
            server.readyWith(letter + ": ");
        }
    }

    /// The ends of the links in all letters so far, as they are worked out for readers.
    List<String> linksInLetters() {
        var links = new MailedLinks(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
        return database()
                .read(
                        tx ->
                                tx.createQuery("select id from mailed_link")
                                        .mapTo(UUID.class)
                                        .map(links::token)
                                        .list());
    }

    /// Backs it up, and looks at what is said of that.
    void backUp() throws IOException {
        var archive = data.resolve("night").toString();
        var options = List.of("backup", "--data", data.toString(), "--file", archive);
        var backup = ServerProcess.begin(data, settings, options);
        assertThat(backup.ended()).as(backup.said()).isZero();
        assertThat(backup.said()).contains(" FINE");
        lookAtLines(backup.said());
    }

    /// Ends it, and looks into all that it leaves.
    void look() throws IOException {
        server.stop();
        lookAtTheLog();
        own.database()
                .read(
                        tx -> {
                            tables(tx);
                            return null;
                        });
    }

    private void tables(Handle tx) {
        for (var table :
                tx.createQuery("select tablename from pg_tables where schemaname = 'public'")
                        .mapTo(String.class)
                        .list()) {
            tx.createQuery("select t::text from public.\"" + table + "\" t")
                    .mapTo(String.class)
                    .forEach(row -> canaries.lookIn("table " + table, row));
        }
    }

    /// What is shown once at the founding is meant for who founds.
    private void lookAtTheLog() throws IOException {
        var log = server.said();
        assertThat(log).contains(" FINE");
        lookAtLines(log.substring(log.indexOf("is ready on")));
    }

    private void lookAtLines(String log) {
        for (var line : log.lines().toList()) {
            canaries.lookIn("the log: " + line.substring(0, Math.min(120, line.length())), line);
        }
    }

    private Map<String, String> settings(Map<String, String> more) throws IOException {
        var settings = new TreeMap<>(more);
        settings.put("RUNSHEET_DATABASE_URL", own.address().url().replace("jdbc:", ""));
        settings.put("RUNSHEET_DATABASE_USER", own.address().user());
        settings.put("RUNSHEET_DATABASE_PASSWORD", own.address().password());
        settings.put("RUNSHEET_SECRET_KEY", canaries.keep("the key of the server", KEY));
        settings.put("RUNSHEET_URL", SITE);
        settings.put("RUNSHEET_OUTBOUND_ALLOW", "127.0.0.1");
        settings.put("RUNSHEET_SMTP_HOST", "127.0.0.1");
        settings.put("RUNSHEET_SMTP_PORT", Integer.toString(mail.getSmtp().getPort()));
        settings.put("RUNSHEET_SMTP_SECURITY", "none");
        settings.put("RUNSHEET_SMTP_USER", "runsheet");
        settings.put("RUNSHEET_SMTP_PASSWORD", MAIL_PASSWORD);
        settings.put("RUNSHEET_SMTP_FROM", "runsheet@flour.example");
        canaries.keep("the password of the mail server", MAIL_PASSWORD);
        canaries.keep("the password of the database", own.address().password());
        settings.put("RUNSHEET_S3_ENDPOINT", bucket.bucket().endpoint().orElseThrow().toString());
        settings.put("RUNSHEET_S3_BUCKET", bucket.bucket().name());
        settings.put("RUNSHEET_S3_KEY", bucket.bucket().key());
        settings.put("RUNSHEET_S3_SECRET", bucket.bucket().secret());
        canaries.keep("the secret of the bucket", bucket.bucket().secret());
        settings.put("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + loud());
        return settings;
    }

    /// Whoever looks for a fault lets the server log all that it can.
    private Path loud() throws IOException {
        var quiet = Files.readString(Path.of("src/main/resources/logging.properties"));
        var folder = Files.createDirectory(data.resolve("loud"));
        Files.writeString(
                folder.resolve("logging.properties"),
                quiet
                        + ".level = ALL\nrunsheet.level = ALL\njava.util.logging.ConsoleHandler.level = ALL\n");
        return folder;
    }
}
