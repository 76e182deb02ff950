package dev.runsheet.people;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.OrgId;
import dev.runsheet.letter.LetterStore;
import dev.runsheet.letter.Posted;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.mail.Mail;
import dev.runsheet.platform.mail.Outgoing;
import dev.runsheet.platform.mail.Outgoing.Line;
import dev.runsheet.platform.mail.Unsent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/// Sends the letters that are due. Each is claimed first, so that of several servers one sends it,
/// and no transaction is open while the mail server is spoken to. What could not be sent is tried
/// again for a day.
public final class SendLetters {
    private static final System.Logger LOG = System.getLogger("runsheet.mail");

    /// Longer than sending takes, so that only the letters of a server that died are another's.
    private static final Duration LEASE = Duration.ofMinutes(5);

    /// Few enough that the last is sent well within its lease, which begins with the run.
    private static final int MOST_AT_ONCE = 20;

    private static final String SHUT_OUT = "The recipient is disabled.";
    private static final String GONE = "The recipient is not a guest any more.";
    private static final String STALE = "It had waited for longer than a day.";

    /// A letter that is ours, and what is to be sent of it.
    private record Turn(Posted posted, Optional<Mail> mail) {}

    private final Outgoing outgoing;
    private final Addressing addressing;

    /// `site` is where people reach this server, without a slash at the end.
    public SendLetters(Outgoing outgoing, SecretKey key, String site) {
        this.outgoing = outgoing;
        addressing = new Addressing(key, site);
    }

    /// One of each organization in turn, so that none waits for all the letters of another, over
    /// one connection. True when there may be more at once.
    public boolean run(Transactions transactions, Instant now) {
        var orgs = new ArrayDeque<>(transactions.read(tx -> LetterStore.waiting(tx, now)));
        try (var line = outgoing.open()) {
            for (int i = 0; i < MOST_AT_ONCE && !orgs.isEmpty(); i++) {
                var org = orgs.remove();
                if (isOneSent(transactions, line, org, now)) {
                    orgs.add(org);
                }
            }
        }
        return !orgs.isEmpty();
    }

    private boolean isOneSent(Transactions transactions, Line line, OrgId org, Instant now) {
        try {
            return sendNext(transactions, line, org, now);
        } catch (RuntimeException fault) {
            // One organization must not keep the others waiting.
            LOG.log(Level.WARNING, "letters of " + org.hex() + " were not sent", fault);
            return false;
        }
    }

    /// False when nothing was due.
    private boolean sendNext(Transactions transactions, Line line, OrgId org, Instant now) {
        var turn = transactions.write(tx -> claim(tx, org, now));
        turn.flatMap(Turn::mail)
                .ifPresent(mail -> send(transactions, line, turn.get().posted(), mail, now));
        return turn.isPresent();
    }

    private Optional<Turn> claim(Handle tx, OrgId org, Instant now) {
        return LetterStore.claim(tx, org, now, now.plus(LEASE))
                .map(posted -> new Turn(posted, mail(tx, posted, now)));
    }

    /// Empty when it must not be sent, and then it is settled.
    private Optional<Mail> mail(Handle tx, Posted posted, Instant now) {
        var letter = posted.letter();
        if (posted.isStale(now)) {
            giveUp(tx, posted, STALE, now);
            return Optional.empty();
        }
        if (RecipientStore.isShutOut(tx, letter.org(), letter.to())) {
            LetterStore.giveUp(tx, posted, SHUT_OUT);
            return Optional.empty();
        }
        var mail = addressing.mail(tx, posted);
        if (mail.isEmpty()) {
            LetterStore.giveUp(tx, posted, GONE);
        }
        return mail;
    }

    private void send(Transactions transactions, Line line, Posted posted, Mail mail, Instant now) {
        var fault = fault(line, mail, now);
        transactions.write(
                tx -> {
                    fault.ifPresentOrElse(
                            error -> failed(tx, posted, error, now), () -> sent(tx, posted, now));
                    return posted;
                });
    }

    private static Optional<String> fault(Line line, Mail mail, Instant now) {
        try {
            line.send(mail, now);
            return Optional.empty();
        } catch (Unsent fault) {
            LOG.log(Level.WARNING, "letter " + mail.id() + " was not sent", fault);
            return Optional.of(fault.getMessage());
        }
    }

    private void sent(Handle tx, Posted posted, Instant now) {
        if (LetterStore.sent(tx, posted, now)) {
            write(tx, posted, Severity.INFO, "email_sent", outgoing.fate(), Map.of(), now);
        }
    }

    private static void failed(Handle tx, Posted posted, String error, Instant now) {
        var again = posted.again(now);
        if (posted.isStale(again)) {
            giveUp(tx, posted, error, now);
        } else {
            LetterStore.retry(tx, posted, error, again);
        }
    }

    private static void giveUp(Handle tx, Posted posted, String error, Instant now) {
        if (LetterStore.giveUp(tx, posted, error)) {
            write(
                    tx,
                    posted,
                    Severity.ERROR,
                    "email_send_failed",
                    "could not be sent: " + error,
                    Map.of("error", error, "attempts", posted.attempts()),
                    now);
        }
    }

    private static void write(
            Handle tx,
            Posted posted,
            Severity severity,
            String event,
            String fate,
            Map<String, Object> more,
            Instant now) {
        var letter = posted.letter();
        var data = new LinkedHashMap<String, Object>();
        data.put("recipient", letter.to());
        data.put("kind", letter.kind());
        data.put("subject", letter.subject());
        data.putAll(more);
        var text = "\"%s\" to %s %s".formatted(letter.subject(), letter.to(), fate);
        SystemLog.write(
                tx, letter.org(), new Entry(SystemLog.Tab.EMAIL, severity, event, text, data), now);
    }
}
