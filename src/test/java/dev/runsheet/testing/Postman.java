package dev.runsheet.testing;

import dev.runsheet.base.Settings;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.outbound.Outbound;
import dev.runsheet.platform.outbound.Reach;
import dev.runsheet.webhook.Courier;
import dev.runsheet.webhook.Deliver;
import dev.runsheet.webhook.SecretsApi;
import dev.runsheet.webhook.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/// The courier of a server in a test, which may call this machine. Its clock is the real one.
public final class Postman implements AutoCloseable {
    public static final String SITE = "https://runsheet.example";

    public static final Signatures SIGNATURES =
            new Signatures(
                    new SecretKeySpec(
                            "the key of the bakery".getBytes(StandardCharsets.UTF_8),
                            "HmacSHA256"));

    private static final int PATIENCE_SECONDS = 30;

    private final Transactions transactions;
    private final Courier courier;

    public Postman(Transactions transactions) {
        this(transactions, Settings.DEFAULT);
    }

    public Postman(Transactions transactions, Settings settings) {
        this.transactions = transactions;
        var outbound = new Outbound(Reach.of(List.of("127.0.0.1")));
        courier =
                new Courier(
                        new Deliver(
                                transactions,
                                outbound,
                                Guests.CODES,
                                SIGNATURES,
                                InstantSource.system(),
                                settings,
                                SITE));
        courier.lookout().start();
    }

    public static void mount(Routes routes) {
        SecretsApi.mount(routes, SIGNATURES);
    }

    /// Waits until everybody was told everything.
    public void deliver() {
        courier.lookout().nudge();
        for (int i = 0; i < PATIENCE_SECONDS * 50; i++) {
            if (!isAnythingOwed()) {
                return;
            }
            pause();
        }
        throw new AssertionError("not everything was delivered");
    }

    @Override
    public void close() {
        courier.close();
    }

    private boolean isAnythingOwed() {
        return transactions.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select exists (select from outbox o where o.settled_at is null)
                                            or exists (select from delivery d where d.settled_at is null)
                                        """)
                                .mapTo(Boolean.class)
                                .one());
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }
}
