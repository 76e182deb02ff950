package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.people.GuestCodes;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.db.Trouble;
import dev.runsheet.platform.json.Json;
import dev.runsheet.platform.outbound.Outbound;
import dev.runsheet.platform.outbound.Undelivered;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Makes one call that is owed and leased: reads what there is to say, says it, and writes down
/// what came of it. No transaction is open while the other side is spoken to.
public final class Deliver {
    private static final System.Logger LOG = System.getLogger("runsheet.webhooks");

    private static final int SEATS = 3;
    private static final int GONE = 410;

    /// What is said, but for the codes of guests, what it is signed with, and how often it is said
    /// again when it fails.
    private record Words(String body, Optional<Signing> signing, int retries) {}

    private final Semaphore desk = new Semaphore(SEATS);
    private final Transactions transactions;
    private final Outbound outbound;
    private final GuestCodes codes;
    private final Signatures signatures;
    private final InstantSource clock;
    private final Settings settings;
    private final String site;

    /// `site` is where people reach this server, without a slash at the end.
    public Deliver(
            Transactions transactions,
            Outbound outbound,
            GuestCodes codes,
            Signatures signatures,
            InstantSource clock,
            Settings settings,
            String site) {
        this.transactions = transactions;
        this.outbound = outbound;
        this.codes = codes;
        this.signatures = signatures;
        this.clock = clock;
        this.settings = settings;
        this.site = site;
    }

    Transactions transactions() {
        return transactions;
    }

    InstantSource clock() {
        return clock;
    }

    void run(Delivery delivery) {
        var now = clock.instant();
        Optional<Words> words;
        try {
            words = words(delivery);
        } catch (RuntimeException fault) {
            if (Trouble.of(fault) != Trouble.BUG) {
                throw fault;
            }
            // One that cannot be told must not keep those behind it waiting for ever.
            LOG.log(Level.ERROR, "delivery " + delivery.id() + " could not be told", fault);
            settle(delivery, null, Attempt.untold(now, "it could not be told"), true);
            return;
        }
        if (words.isEmpty()) {
            settle(delivery, null, Attempt.untold(now, "what it was about is gone"), true);
        } else {
            var attempt = call(delivery, words.get(), now);
            boolean isOver =
                    attempt.isDelivered()
                            || isGone(attempt)
                            || delivery.attempts() > words.get().retries();
            settle(delivery, words.get().body(), attempt, isOver);
        }
    }

    private void settle(Delivery delivery, String body, Attempt attempt, boolean isOver) {
        var end = attempt.at().plusMillis(attempt.millis());
        var again = isOver ? null : end.plus(Attempt.pause(delivery.attempts()));
        atDesk(
                () ->
                        transactions.write(
                                tx -> {
                                    if (DeliveryStore.settle(
                                                    tx, delivery, body, attempt, again, end)
                                            && isOver) {
                                        LogCall.run(tx, delivery, attempt, end);
                                    }
                                    return delivery;
                                }));
    }

    /// Requests need the connections as well.
    private <T> T atDesk(Supplier<T> work) {
        desk.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            desk.release();
        }
    }

    /// Who answers 410 is gone, and is not asked again (as a REST hook says it).
    private static boolean isGone(Attempt attempt) {
        return attempt.status() != null && attempt.status() == GONE;
    }

    private Optional<Words> words(Delivery delivery) {
        return atDesk(() -> transactions.read(tx -> words(tx, delivery)));
    }

    /// What an earlier attempt said is said again to the letter.
    private Optional<Words> words(Handle tx, Delivery delivery) {
        var body =
                delivery.body() != null
                        ? Optional.of(delivery.body())
                        : ReadStory.of(tx, delivery, settings, site)
                                .map(Deliver::json)
                                .map(Json::text);
        return body.map(
                text ->
                        new Words(
                                text,
                                SigningStore.find(tx, delivery.org()),
                                retries(tx, delivery.org())));
    }

    /// What the organization chose, else what the server says.
    private int retries(Handle tx, OrgId org) {
        return OrganizationStore.find(tx, org).webhookRetries().orElse(settings.webhookRetries());
    }

    private static Map<String, Object> json(Story story) {
        if (story.told().isToWatcher()) {
            return EventJson.of(story);
        }
        return story.task() == null ? RunNewsJson.of(story) : TaskNewsJson.of(story);
    }

    private Attempt call(Delivery delivery, Words words, Instant now) {
        var body = GuestMark.filled(words.body(), delivery.org(), delivery.event(), codes);
        long began = System.nanoTime();
        try {
            var answer = outbound.post(delivery.url(), headers(delivery, words, body, now), body);
            var error = answer.isWell() ? null : "answered " + answer.status();
            return new Attempt(now, since(began), answer.status(), answer.text(), error);
        } catch (Undelivered fault) {
            return new Attempt(now, since(began), null, null, fault.getMessage());
        }
    }

    private static long since(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private Map<String, String> headers(Delivery delivery, Words words, String body, Instant now) {
        var id = delivery.event().toString();
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Tallyfy-orgID", delivery.org().hex());
        headers.put("X-Request-Id", id);
        words.signing()
                .map(signing -> signing.generations(now))
                .map(all -> signatures.headers(delivery.org(), all, id, now, body))
                .ifPresent(headers::putAll);
        return headers;
    }
}
