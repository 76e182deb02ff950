package dev.runsheet.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What receivers do that nobody should have to suffer from.
class OutboundTest {
    private static final Duration SOON = Duration.ofMillis(500);

    private final Outbound outbound = new Outbound(Reach.of(List.of("127.0.0.1")), SOON);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket receiver;

    /// What a receiver does with a caller whose request it has read.
    private interface Manner {
        void answer(Socket caller) throws IOException, InterruptedException;
    }

    @AfterEach
    void close() throws IOException {
        if (receiver != null) {
            receiver.close();
        }
    }

    private String receiver(Manner manner) {
        try {
            receiver = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
        Thread.startVirtualThread(() -> receive(manner));
        return "http://127.0.0.1:" + receiver.getLocalPort() + "/hook";
    }

    private void receive(Manner manner) {
        while (!receiver.isClosed()) {
            try (var caller = receiver.accept()) {
                var bytes = new byte[8_192];
                int size = caller.getInputStream().read(bytes);
                heard.add(new String(bytes, 0, size, StandardCharsets.UTF_8));
                manner.answer(caller);
            } catch (IOException _) {
                // The caller hung up, as it should.
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static void say(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Outbound.Answer post(String url) {
        return outbound.post(url, Map.of("X-Tallyfy-orgID", "abc"), "{\"bread\":\"ü\"}");
    }

    @Test
    void anAnswerIsReadAndTheConnectionNotUsedAgain() {
        var url =
                receiver(
                        caller ->
                                say(caller, "HTTP/1.1 201 Made\r\nContent-Length: 4\r\n\r\nwell"));
        assertThat(post(url + "/a%20b?x=%2F&y={z}".replace("{z}", "1")))
                .isEqualTo(new Outbound.Answer(201, "well"));
        assertThat(heard.getFirst())
                .startsWith("POST /hook/a%20b?x=%2F&y=1 HTTP/1.1\r\n")
                .contains("X-Tallyfy-orgID: abc\r\n", "Content-Type: application/json")
                .contains("Host: 127.0.0.1:" + receiver.getLocalPort())
                .endsWith("{\"bread\":\"ü\"}");
        assertThat(post(url).isWell()).isTrue();
    }

    @Test
    void aRedirectIsNotFollowed() {
        var url =
                receiver(
                        caller ->
                                say(
                                        caller,
                                        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n"
                                                + "Content-Length: 0\r\n\r\n"));
        assertThat(post(url)).isEqualTo(new Outbound.Answer(302, ""));
        assertThat(heard).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsCutAndTheCallerGone() {
        var url =
                receiver(
                        caller -> {
                            say(caller, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            while (true) {
                                say(caller, "8\r\nfor ever\r\n");
                            }
                        });
        var answer = post(url);
        assertThat(answer.isWell()).isTrue();
        assertThat(answer.text()).hasSize(4_096).startsWith("for ever");
    }

    @Test
    void anAnswerThatDripsIsWaitedForOnlySoLong() {
        var url =
                receiver(
                        caller -> {
                            say(caller, "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
                            while (true) {
                                say(caller, ".");
                                Thread.sleep(100);
                            }
                        });
        long began = System.nanoTime();
        assertThat(post(url).isWell()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whoeverSaysNothingIsGivenUp() {
        var url = receiver(_ -> Thread.sleep(10_000));
        assertThatThrownBy(() -> post(url))
                .isInstanceOf(Undelivered.class)
                .hasMessage("no answer in time");
        assertThat(heard).hasSize(1);
    }

    @Test
    void whoeverHangsUpIsNotCalledAgain() {
        var url = receiver(_ -> {});
        assertThatThrownBy(() -> post(url)).isInstanceOf(Undelivered.class);
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatIsNoHttpIsNoAnswer() {
        var url = receiver(caller -> say(caller, "SSH-2.0-bread\r\n"));
        assertThatThrownBy(() -> post(url)).isInstanceOf(Undelivered.class);
    }

    @Test
    void nobodyListensThere() throws IOException {
        receiver = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        receiver.close();
        var url = "http://127.0.0.1:" + receiver.getLocalPort() + "/hook";
        assertThatThrownBy(() -> post(url))
                .isInstanceOf(Undelivered.class)
                .hasMessageContaining("refused");
    }

    @Test
    void withinTheWallsNobodyIsCalled() {
        var url = receiver(_ -> {});
        var walled = new Outbound(Reach.of(List.of()));
        assertThatThrownBy(() -> walled.post(url, Map.of(), "{}"))
                .isInstanceOf(Undelivered.class)
                .hasMessage("127.0.0.1 is 127.0.0.1, which may not be called");
        assertThatThrownBy(() -> walled.post(url.replace("127.0.0.1", "localhost"), Map.of(), "{}"))
                .isInstanceOf(Undelivered.class)
                .hasMessageContaining("may not be called");
        assertThat(heard).isEmpty();
    }

    @Test
    void aPasswordInAnAddressIsNotSent() {
        var url = receiver(_ -> {}).replace("http://", "http://ann:secret@");
        assertThatThrownBy(() -> post(url))
                .hasMessage("an address with a name and a password in it is not called");
        assertThat(heard).isEmpty();
    }
}
