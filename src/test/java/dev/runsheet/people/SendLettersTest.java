package dev.runsheet.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.VisitId;
import dev.runsheet.letter.Letter;
import dev.runsheet.letter.Letter.Button;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.MailedLink.Purpose;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.mail.MailLog;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who gets which letter, and when; the mail server is a real one.
class SendLettersTest {
    private static final Instant NOON = World.NOON;
    private static final String BOB = "bob@flour.example";

    /// A port at which nobody listens.
    private static final int NOBODY = 1;

    private final Letterbox mail = new Letterbox();
    private final TestDatabase own = TestDatabase.fresh();
    private final Database database = own.database();

    @AfterEach
    void close() {
        own.close();
        mail.close();
    }

    @Test
    void aLetterIsSentOnceAsTextAndAsAPage() {
        post(letter(BOB, "Sweep <b>the</b> floor").with(Button.to("Open the task", "/tasks/1")));
        mail.deliver(database, NOON);
        mail.deliver(database, NOON.plus(Duration.ofDays(1)));

        assertThat(mail.letters()).hasSize(1);
        var letter = mail.letters().getFirst();
        assertThat(letter.to()).isEqualTo(BOB);
        assertThat(letter.subject()).isEqualTo("Sweep <b>the</b> floor");
        assertThat(letter.header("From")).isEqualTo(Letterbox.FROM);
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("Content-Type")).startsWith("multipart/alternative");
        assertThat(letter.text())
                .isEqualTo(
                        """
                        The first line.

                        The second.

                        Open the task:
                        https://runsheet.example/tasks/1

                        --\s
                        Flour, with Runsheet
                        """);
        assertThat(letter.html())
                .contains("Sweep &lt;b&gt;the&lt;/b&gt; floor")
                .contains("<a href=\"https://runsheet.example/tasks/1\"")
                .doesNotContain("<b>the</b>");
        assertThat(logged())
                .containsExactly(
                        Map.of(
                                "tab", "email",
                                "severity", "info",
                                "event", "email_sent",
                                "text", "\"Sweep <b>the</b> floor\" to " + BOB + " was sent"));
    }

    @Test
    void whatIsSecretInALetterIsPutInWhenItGoesOut() {
        var id = UUID.fromString("01900000-0000-7000-8000-00000000000c");
        var link = new MailedLink(id, Purpose.RESET, World.BOB_ID, null, BOB, NOON, NOON, null);
        database.write(
                tx -> {
                    MailedLinkStore.insert(tx, link);
                    return link;
                });
        post(letter(BOB, "One").with(Button.with("Open", "/set?link={link}", id)));
        post(letter(World.GUS, "Two").with(Button.to("Open", "/g/{guest}/tasks")));
        post(letter("vic@x.example", "Three").with(Button.with("Open", "/f?token={visit}", id)));
        mail.deliver(database, NOON);

        assertThat(
                        mail.letters().stream()
                                .map(each -> each.text().split("Open:\n")[1].split("\n")[0]))
                .containsExactlyInAnyOrder(
                        "https://runsheet.example/set?link="
                                + new MailedLinks(Guests.KEY).token(id),
                        "https://runsheet.example/g/" + Guests.GUS_TOKEN + "/tasks",
                        "https://runsheet.example/f?token="
                                + new VisitTokens(Guests.KEY).of(World.FLOUR, new VisitId(id)));
        assertThat(paths()).allMatch(path -> path.contains("{"));
    }

    @Test
    void ofSeveralServersOneSendsEach() throws Exception {
        IntStream.range(0, 30).forEach(i -> post(letter(BOB, "Letter " + i)));
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                servers.submit(() -> mail.deliver(database, NOON));
            }
        }
        assertThat(mail.letters()).hasSize(30);
        assertThat(mail.letters()).extracting(Letterbox.Letter::subject).doesNotHaveDuplicates();
        assertThat(mail.letters()).extracting(Letterbox.Letter::id).doesNotHaveDuplicates();
    }

    @Test
    void aLetterOfAServerThatDiedIsSentByAnotherUnderItsOwnNumber() {
        post(letter(BOB, "Sweep"));
        mail.deliver(database, NOON);
        var first = mail.letters().getFirst();
        // As if it had died after sending and before writing so.
        change(
                "update letter set sent_at = null, due_at = cast('2026-03-06T12:05Z' as timestamptz)");
        mail.deliver(database, NOON.plus(Duration.ofMinutes(4)));
        assertThat(mail.letters()).hasSize(1);
        mail.deliver(database, NOON.plus(Duration.ofMinutes(5)));
        assertThat(mail.letters()).hasSize(2);
        assertThat(mail.letters().get(1).id()).isEqualTo(first.id());
        assertThat(first.id()).isEqualTo("<" + World.FLOUR.hex() + ".1@runsheet.example>");
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainEverLater() {
        post(letter(BOB, "Sweep"));
        var away = Letterbox.sender(NOBODY);
        var tried = new ArrayList<Duration>();
        for (var now = NOON; isWaiting(); now = due()) {
            tried.add(Duration.between(NOON, now));
            away.run(database, now);
        }
        assertThat(tried.stream().map(Duration::toMinutes))
                .containsExactly(0L, 1L, 4L, 13L, 40L, 121L, 364L, 844L, 1_324L);
        assertThat(logged()).hasSize(1);
        assertThat(logged().getFirst())
                .containsEntry("severity", "error")
                .containsEntry("event", "email_send_failed")
                .extractingByKey("text")
                .asString()
                .startsWith("\"Sweep\" to bob@flour.example could not be sent: Couldn't connect");
        mail.deliver(database, NOON.plus(Duration.ofDays(2)));
        assertThat(mail.letters()).isEmpty();
    }

    @Test
    void aMailServerThatIsBackGetsTheLetterLater() {
        post(letter(BOB, "Sweep"));
        Letterbox.sender(NOBODY).run(database, NOON);
        mail.deliver(database, NOON);
        assertThat(mail.letters()).isEmpty();
        mail.deliver(database, NOON.plus(Duration.ofMinutes(1)));
        assertThat(mail.letters()).hasSize(1);
        assertThat(errors()).containsOnlyNulls();
    }

    @Test
    void whatWaitedForTooLongIsNotSentAnyMore() {
        post(letter(BOB, "Sweep"));
        mail.deliver(database, NOON.plus(Duration.ofDays(1)).plusMillis(1));
        assertThat(mail.letters()).isEmpty();
        assertThat(errors()).containsExactly("It had waited for longer than a day.");
    }

    @Test
    void whoIsShutOutByThenGetsNothing() {
        post(letter(BOB, "Sweep"));
        post(letter(World.GUS, "Sweep").with(Button.to("Open", "/g/{guest}")));
        post(letter("gone@flour.example", "Sweep").with(Button.to("Open", "/g/{guest}")));
        post(letter("vic@mill.example", "Sweep"));
        change("update member set status = 'disabled' where member_id = 1002");
        change("update guest set disabled_at = now() where email = 'gus@flour.example'");
        mail.deliver(database, NOON);
        assertThat(mail.letters())
                .extracting(Letterbox.Letter::to)
                .containsExactly("vic@mill.example");
        assertThat(errors())
                .containsExactly(
                        "The recipient is disabled.",
                        "The recipient is disabled.",
                        "The recipient is not a guest any more.",
                        null);
    }

    @Test
    void oneOrganizationDoesNotWaitForAllTheLettersOfAnother() {
        IntStream.range(0, 3).forEach(i -> post(letter(BOB, "Letter " + i)));
        post(letter(World.MILL, "eve@mill.example", "Grind"));
        mail.deliver(database, NOON);
        assertThat(logged().subList(0, 2))
                .extracting(row -> row.get("text"))
                .containsExactlyInAnyOrder(
                        "\"Letter 0\" to " + BOB + " was sent",
                        "\"Grind\" to eve@mill.example was sent");
        assertThat(mail.letters()).hasSize(4);
    }

    @Test
    void inTheLogOfTheServerStandsWhoWouldGetWhatAndNoLink() {
        post(letter(BOB, "Sweep").with(Button.to("Open", "/secret")));
        var said = new ArrayList<String>();
        var log = Logger.getLogger("runsheet.mail");
        var ear = listening(said);
        log.addHandler(ear);
        try {
            new SendLetters(new MailLog(), Guests.KEY, Letterbox.SITE).run(database, NOON);
        } finally {
            log.removeHandler(ear);
        }
        assertThat(said).containsExactly("to bob@flour.example, test: Sweep");
        assertThat(logged())
                .extracting(row -> row.get("text"))
                .containsExactly(
                        "\"Sweep\" to bob@flour.example was written to the log of the server");
    }

    @Test
    void aLetterOfLongAgoIsForgotten() {
        post(letter(BOB, "Sweep"));
        mail.deliver(database, NOON);
        ForgetLetters.run(database, NOON.plus(Duration.ofDays(30)));
        assertThat(errors()).hasSize(1);
        ForgetLetters.run(database, NOON.plus(Duration.ofDays(31)));
        assertThat(errors()).isEmpty();
    }

    private static Letter letter(String to, String subject) {
        return letter(World.FLOUR, to, subject);
    }

    private static Letter letter(OrgId org, String to, String subject) {
        return Letter.of(org, "test", to, subject, "The first line.", "The second.");
    }

    private void post(Letter letter) {
        database.write(
                tx -> {
                    Letters.post(tx, letter, NOON);
                    return letter;
                });
    }

    private void change(String sql) {
        database.write(tx -> tx.createUpdate(sql).execute());
    }

    private boolean isWaiting() {
        return database.read(
                tx ->
                        tx.createQuery(
                                        "select exists (select from letter where due_at is not null)")
                                .mapTo(Boolean.class)
                                .one());
    }

    private Instant due() {
        return database.read(
                        tx ->
                                tx.createQuery("select due_at from letter")
                                        .mapTo(Instant.class)
                                        .findOne())
                .orElse(null);
    }

    private List<String> errors() {
        return texts("select error from letter order by id");
    }

    private List<String> paths() {
        return texts("select path from letter order by id");
    }

    private List<String> texts(String sql) {
        return database.read(tx -> tx.createQuery(sql).mapTo(String.class).list());
    }

    private List<Map<String, Object>> logged() {
        return database.read(
                tx ->
                        tx.createQuery(
                                        "select tab, severity, event, text from system_log order by id")
                                .mapToMap()
                                .list());
    }

    private static Handler listening(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(record.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
