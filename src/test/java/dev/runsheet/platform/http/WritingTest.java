package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Problem.Forbidden;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Answers that go out while they are read.
class WritingTest {
    private static final int ROWS = 200_000;
    private static final String ROW = "flour, water, salt\n";
    private static final AtomicInteger WRITERS = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();
    private static final TestServer SERVER = new TestServer(routes());

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Routes routes() {
        var routes = new Routes();
        routes.open().get("/rows", (_, _) -> Answer.written((_, to) -> rows(to), "text/plain"));
        routes.open().get("/half", (_, _) -> Answer.written((_, to) -> half(to), "text/plain"));
        routes.open().get("/slow", (_, _) -> Answer.written((_, to) -> slow(to), "text/plain"));
        routes.open()
                .get(
                        "/no",
                        (_, _) -> {
                            throw new Forbidden("No.").refuse();
                        });
        return routes;
    }

    private static void write(OutputStream to, String text) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void rows(OutputStream to) {
        for (int i = 0; i < ROWS; i++) {
            write(to, ROW);
        }
    }

    private static void half(OutputStream to) {
        for (int i = 0; i < 10_000; i++) {
            write(to, ROW);
        }
        throw new IllegalStateException("the database went away");
    }

    private static void slow(OutputStream to) {
        MOST.accumulateAndGet(WRITERS.incrementAndGet(), Math::max);
        LockSupport.parkNanos(20_000_000);
        write(to, ROW);
        WRITERS.decrementAndGet();
    }

    @Test
    void itComesWhole() {
        var answer = SERVER.get("/rows");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(answer.body()).hasSize(ROWS * ROW.length()).endsWith(ROW);
    }

    @Test
    void whatBreaksOffDoesNotLookComplete() {
        var answer = SERVER.raw("GET /half HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains(ROW).doesNotContain("\r\n0\r\n");
    }

    @Test
    void whoeverAsksForTheHeadGetsNoBody() {
        var answer = SERVER.send("HEAD", "/half", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void itIsRefusedBeforeItBegins() {
        assertThat(SERVER.get("/no").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyAFewWriteAtATime() throws Exception {
        try (var clients = Executors.newFixedThreadPool(12)) {
            var works = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 12; i++) {
                works.add(() -> SERVER.get("/slow").statusCode());
            }
            for (var work : clients.invokeAll(works)) {
                assertThat(work.get()).isEqualTo(200);
            }
        }
        assertThat(MOST.get()).isBetween(1, 3);
    }
}
