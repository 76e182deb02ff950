package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.db.Database;
import dev.runsheet.testing.Postman;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Receivers of all bad manners at once, beside twenty good ones.
class PoisonTest {
    /// More than may be under way to one address.
    private static final int CALLS = 6;

    private final TestDatabase own = TestDatabase.fresh();
    private final Database database = own.database();
    private final Owing owing = new Owing(database);
    private final Receiver well = new Receiver();
    private final Queue<Poison> poisons = new ConcurrentLinkedQueue<>();

    /// What a bad receiver does with a caller.
    private interface Manner {
        void answer(Socket caller) throws IOException;
    }

    private static final class Poison implements AutoCloseable {
        private final ServerSocket server;
        private final Manner manner;
        private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();

        private Poison(Manner manner) {
            try {
                server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            this.manner = manner;
            Thread.startVirtualThread(this::receive);
        }

        private String url() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
        }

        private void receive() {
            while (!server.isClosed()) {
                try {
                    var caller = server.accept();
                    callers.add(caller);
                    Thread.startVirtualThread(() -> answer(caller));
                } catch (IOException _) {
                    return;
                }
            }
        }

        private void answer(Socket caller) {
            try {
                caller.getInputStream().read(new byte[8_192]);
                manner.answer(caller);
            } catch (IOException _) {
                // The caller hung up, as it should.
            }
        }

        /// Who waits for it waits no longer.
        @Override
        public void close() {
            try {
                server.close();
                for (var caller : callers) {
                    caller.close();
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    @AfterEach
    void close() {
        poisons.forEach(Poison::close);
        well.close();
        own.close();
    }

    private Poison poison(Manner manner) {
        var poison = new Poison(manner);
        poisons.add(poison);
        for (int i = 0; i < CALLS; i++) {
            owing.owe(owing.task(), poison.url());
        }
        return poison;
    }

    private static void say(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void twentyGoodReceiversWaitForNoneOfTheBad() {
        var silent = poison(_ -> {});
        var dripping =
                poison(caller -> say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"));
        var leaving = poison(Socket::close);
        var endless =
                poison(
                        caller -> {
                            say(caller, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            while (true) {
                                say(caller, "8\r\nfor ever\r\n");
                            }
                        });
        var redirecting =
                poison(
                        caller ->
                                say(
                                        caller,
                                        "HTTP/1.1 307 There\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                                                .formatted(well.url("/elsewhere"))));
        var down = poison(_ -> {});
        down.close();
        var paths = IntStream.range(0, 20).mapToObj(i -> "/well-" + i).toList();
        paths.forEach(path -> owing.owe(owing.task(), well.url(path)));

        try (var postman = new Postman(database)) {
            await(() -> paths.stream().noneMatch(path -> well.heard(path).isEmpty()));
            // Not one of the calls that hang was over when all others had been told.
            assertThat(settled(silent)).isZero();
            assertThat(settled(dripping)).isZero();
            await(() -> settled(leaving) == CALLS && settled(redirecting) == CALLS);
            await(() -> settled(down) == CALLS && settled(endless) == CALLS);
            assertThat(silent.callers).hasSize(4);
            assertThat(dripping.callers).hasSize(4);
            silent.close();
            dripping.close();
            postman.deliver();
        }

        assertThat(outcomes(silent, leaving, down)).containsExactly("f null 1");
        assertThat(outcomes(redirecting)).containsExactly("f 307 1");
        assertThat(outcomes(endless)).containsExactly("t 200 1");
        // The status is what counts, whatever follows it; some came when nobody was there any more.
        assertThat(outcomes(dripping)).containsExactlyInAnyOrder("t 200 1", "f null 1");
        assertThat(well.heard("/elsewhere")).isEmpty();
        assertThat(well.calls()).hasSize(20);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long began = System.nanoTime();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - began).isLessThan(60_000_000_000L);
            Thread.onSpinWait();
        }
    }

    private int settled(Poison poison) {
        return database.read(
                tx ->
                        tx.createQuery(
                                        "select count(*) from delivery where url = :url and settled_at is not null")
                                .bind("url", poison.url())
                                .mapTo(Integer.class)
                                .one());
    }

    /// Whether they were delivered, the status that came, and the attempts: each once.
    private List<String> outcomes(Poison... these) {
        return database.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select distinct concat_ws(' ', d.is_delivered, coalesce(cast(a.status as text), 'null'), d.attempts)
                                          from delivery d
                                          join delivery_attempt a on a.org_id = d.org_id and a.delivery_id = d.id
                                         where d.url = any(:urls)
                                        """)
                                .bindArray(
                                        "urls",
                                        String.class,
                                        List.of(these).stream().map(Poison::url).toArray())
                                .mapTo(String.class)
                                .list());
    }
}
