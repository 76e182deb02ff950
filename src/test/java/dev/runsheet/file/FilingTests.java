package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds of files wherever their bytes are kept.
abstract class FilingTests {
    static final String ORG = "/organizations/" + World.FLOUR.hex();

    abstract ApiServer api();

    abstract boolean isBucket();

    @Test
    void b51_anUploadComesBackToTheByteUnderItsTypeOrAsBytes() throws Exception {
        var content = pdf(5_000_000);
        var file = uploaded(kickoff().file("Offer 2026.pdf", content));
        var path = ORG + "/file/" + file.data().get("id");
        assertThat(file.data())
                .containsEntry("filename", "Offer 2026.pdf")
                .containsEntry("version", 1)
                .containsEntry("uploaded_from", "ko_field")
                .containsEntry("source", "local")
                .containsEntry("uploaded_to_s3", isBucket())
                .containsEntry("url", api().url(path));
        assertThat(sha256(ann().download(path))).isEqualTo(sha256(content));
        assertThat(sha256(ann().download(path + "/dl"))).isEqualTo(sha256(content));

        var shown = ann().get(path);
        assertThat(shown.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(shown.header("Content-Length")).isEqualTo(Integer.toString(content.length));
        var saved = ann().get(path + "/dl");
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(saved.header("Content-Length")).isEqualTo(Integer.toString(content.length));
        for (var answer : new Reply[] {shown, saved}) {
            assertThat(answer.header("Content-Disposition"))
                    .startsWith("attachment; filename=\"Offer 2026.pdf\"");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        }
    }

    @Test
    void b52_aDeletedFileIsGoneAndAnArchivedOneCanStillBeDownloaded() {
        var deleted = (String) uploaded(kickoff().file("a.txt", utf8("Rye"))).data().get("id");
        var reply = ann().delete(ORG + "/file/" + deleted);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        for (var path : new String[] {"/file/", "/assets/", "/download-files/"}) {
            assertThat(ann().get(ORG + path + deleted).status()).isEqualTo(404);
        }
        assertThat(areKept(deleted)).isFalse();

        var archived = (String) uploaded(kickoff().file("b.txt", utf8("Oat"))).data().get("id");
        assertThat(ann().delete(ORG + "/assets/" + archived).status()).isEqualTo(200);
        assertThat(ann().get(ORG + "/assets/" + archived).status()).isEqualTo(404);
        assertThat(ann().download(ORG + "/file/" + archived + "/dl")).isEqualTo(utf8("Oat"));
    }

    abstract boolean areKept(String id);

    @Test
    void manyComeInAndGoOutAtOnce() throws Exception {
        var template = template();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var work =
                    IntStream.range(0, 24)
                            .<Callable<Boolean>>mapToObj(i -> () -> isSame(template, i))
                            .toList();
            for (Future<Boolean> each : people.invokeAll(work)) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private boolean isSame(String template, int number) throws Exception {
        var content = pdf(400_000 + number);
        var id = uploaded(Upload.of(template).file(number + ".pdf", content)).data().get("id");
        return sha256(ann().download(ORG + "/file/" + id)).equals(sha256(content));
    }

    @Test
    void aFileThatIsKnownAlreadyIsNotSentAgain() {
        var id = uploaded(kickoff().file("a.txt", utf8("Rye"))).data().get("id");
        var path = ORG + "/file/" + id;
        var etag = ann().get(path).header("ETag");
        var again = ann().with("If-None-Match", etag).get(path);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(ann().send("HEAD", path, "").header("Content-Length")).isEqualTo("3");
    }

    @Test
    void anUploadWithAKeyIsDoneOnce() {
        var upload = kickoff().file("a.txt", utf8("Rye"));
        var keyed = ann().with("Idempotency-Key", "bake-" + upload.fields().get("subject_id"));
        var first = keyed.post(ORG + "/file", upload);
        var second = keyed.post(ORG + "/file", upload);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        var other = keyed.post(ORG + "/file", upload.file("a.txt", utf8("Oat")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errors()).containsOnlyKeys("Idempotency-Key");
    }

    ApiServer.Caller ann() {
        return api().as(World.ANN_TOKEN);
    }

    String template() {
        return Recipe.called("Orders").step("Bake", Map.of()).create(api()).id();
    }

    Upload kickoff() {
        return Upload.of(template());
    }

    Reply uploaded(Upload upload) {
        var reply = ann().post(ORG + "/file", upload);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    /// What begins as one, at least.
    static byte[] pdf(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var head = utf8("%PDF-1.7\n");
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
