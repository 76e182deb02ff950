package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever breaks on its way in leaves nothing behind, neither a row nor a byte.
class BrokenUploadsTest {
    private static final String PATH = "/organizations/" + World.FLOUR.hex() + "/file";

    @TempDir private static Path folder;
    private static ApiServer api;
    private static String template;

    @BeforeAll
    static void start() {
        api =
                ApiServer.of(
                        TemplatesApi::mount,
                        routes -> FilesApi.mount(routes, Shelves.onDisk(folder)));
        template = Recipe.called("Orders").step("Bake", Map.of()).create(api).id();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aClientThatGoesAwayHalfWayLeavesNothing() throws Exception {
        var upload = Upload.of(template).file("a.txt", new byte[2_000_000]);
        for (int sent : List.of(10, upload.head().length, 500_000)) {
            try (var socket = connected(upload, upload.bytes().length)) {
                socket.getOutputStream().write(upload.bytes(), 0, sent);
                socket.getOutputStream().flush();
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void aFormThatEndsTooEarlyCannotBeRead() {
        var whole = new String(Upload.of(template).bytes(), StandardCharsets.UTF_8);
        for (var broken :
                List.of(
                        "",
                        "no form at all",
                        whole.substring(0, whole.length() - 40),
                        whole.replace("\r\n", "\n"),
                        "--\r\n".repeat(1_000))) {
            var reply = typed(Upload.of(template).contentType()).post(PATH, broken);
            assertThat(reply.status()).as(broken + reply.text()).isIn(400, 422);
            assertThat(reply.header("Content-Type")).startsWith("application/json");
        }
        for (var type :
                List.of(
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/form-data; boundary=other")) {
            var reply = typed(type).post(PATH, whole);
            assertThat(reply.status()).as(type).isIn(400, 422);
        }
        assertNothingIsLeft();
    }

    @Test
    void aFormOfTooManyOrTooLongFieldsIsRefused() {
        var many = Upload.of(template);
        for (int i = 0; i < 200; i++) {
            many = many.with("field" + i, "x");
        }
        assertThat(ann().post(PATH, many).status()).isEqualTo(400);
        var longer = Upload.of(template).with("system", "x".repeat(100_000));
        assertThat(ann().post(PATH, longer).status()).isEqualTo(413);
        assertThat(
                        ann().post(
                                        PATH,
                                        Upload.of(template)
                                                .file("a.txt", new byte[Shelves.MOST_BYTES + 1]))
                                .status())
                .isEqualTo(413);
        assertNothingIsLeft();
    }

    @Test
    void aStrangerIsRefusedBeforeTheFileComesIn() throws Exception {
        var upload = Upload.of(template).file("a.txt", new byte[4_000_000]);
        assertThat(api.asNobody().post(PATH, upload).status()).isEqualTo(401);
        assertThat(api.as("nobodys-token").post(PATH, upload).status()).isEqualTo(401);
        assertNothingIsLeft();
    }

    @Test
    void whatIsRefusedIsNotKept() {
        var upload = Upload.of(template);
        assertThat(ann().post(PATH, upload.file("a.exe", new byte[9])).status()).isEqualTo(422);
        assertThat(ann().post(PATH, upload.with("subject_id", "f".repeat(32))).status())
                .isEqualTo(422);
        assertThat(ann().post(PATH, upload.with("subject_type", "Oven")).status()).isEqualTo(422);
        assertNothingIsLeft();
    }

    private static ApiServer.Caller ann() {
        return api.as(World.ANN_TOKEN);
    }

    private static ApiServer.Caller typed(String type) {
        return ann().with("Content-Type", type);
    }

    /// The head of the request is sent already.
    private static Socket connected(Upload upload, int length) throws IOException {
        var url = URI.create(api.url(PATH));
        var socket = new Socket(url.getHost(), url.getPort());
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(
                                url.getPath(),
                                url.getAuthority(),
                                World.ANN_TOKEN,
                                upload.contentType(),
                                length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void assertNothingIsLeft() {
        assertThat(ann().get("/organizations/" + World.FLOUR.hex() + "/assets").rows()).isEmpty();
        for (int tries = 0; !files().isEmpty() && tries < 200; tries++) {
            pause();
        }
        assertThat(files()).isEmpty();
    }

    private static List<Path> files() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
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
