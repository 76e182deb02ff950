package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// A server that is to stop says so, and finishes what it began.
class StoppingTest {
    private static final String FILES = "/organizations/" + TestServer.BAKERY.hex() + "/files";
    private static final String PATTERN = "/organizations/{org}/files";

    @Test
    void aServerThatRetiresGoesOnAnsweringAndSaysThatItIsNotReady() {
        var routes = new Routes();
        routes.get(PATTERN, (_, _) -> Answer.empty());
        try (var server = new TestServer(routes)) {
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(server.get(FILES).headers().firstValue("Connection")).contains("keep-alive");
            server.server().retire(Duration.ZERO);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            var answer = server.get(FILES);
            assertThat(answer.statusCode()).isEqualTo(200);
            // So that the next request of this client goes to another server.
            assertThat(answer.headers().firstValue("Connection")).contains("close");
        }
    }

    @Test
    void aDownloadThatHasBegunGoesOnToItsEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var routes = new Routes();
        routes.get(
                PATTERN,
                (_, _) ->
                        Answer.streamed(
                                new Streamed(8, () -> halting("half", begun, goOn, "half")),
                                "text/plain"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var server = new TestServer(routes);
            var download = threads.submit(() -> server.get(FILES));
            begun.await();
            var stopping = threads.submit(server::close);
            awaitStopping(server);
            goOn.countDown();
            assertThat(download.get().body()).isEqualTo("halfhalf");
            stopping.get();
        }
    }

    @Test
    void anUploadThatHasBegunIsTakenInToItsEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var routes = new Routes();
        routes.toGuests()
                .upload(
                        PATTERN,
                        (call, _) -> {
                            begun.countDown();
                            var text = text(call);
                            return new Intake.Taken(
                                    text.getBytes(StandardCharsets.UTF_8),
                                    (_, _) -> Answer.plain(text));
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var server = new TestServer(routes);
            try (var socket = new Socket("127.0.0.1", server.server().port())) {
                write(
                        socket,
                        "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ann\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"a\":"
                                .formatted(FILES));
                begun.await();
                var stopping = threads.submit(server::close);
                awaitStopping(server);
                write(socket, "\"bread\" }");
                var answer = new String(socket.getInputStream().readAllBytes());
                assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\"bread\"");
                stopping.get();
            }
        }
    }

    private static String text(Call call) {
        var body =
                call.parts(
                        100,
                        (_, _, _) -> {
                            throw new AssertionError("no file was sent");
                        });
        return (String) body.raw("a");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void awaitStopping(TestServer server) {
        while (server.get("/health/ready").statusCode() == 200) {
            Thread.onSpinWait();
        }
    }

    private static InputStream halting(
            String first, CountDownLatch begun, CountDownLatch goOn, String then) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == first.length()) {
                    begun.countDown();
                    await(goOn);
                }
                var all = first + then;
                return at < all.length() ? all.charAt(at++) : -1;
            }

            /// No more than is there at once.
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int next = read();
                if (next < 0) {
                    return -1;
                }
                to[offset] = (byte) next;
                return 1;
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }
}
