package dev.runsheet.platform.blob;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.FileId;
import dev.runsheet.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3BlobsTest extends KeepingTests {
    private static S3Server server;
    private static Blobs blobs;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
        blobs = new S3Blobs(server.bucket());
    }

    @AfterAll
    static void stop() {
        blobs.close();
        server.close();
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Test
    void aBucketThatIsNotThereOrNotOursIsSaidAtOnce() {
        var right = server.bucket();
        assertThatThrownBy(() -> new S3Blobs(bucket("elsewhere", right.secret())))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("The bucket elsewhere at http://127.0.0.1")
                .hasMessageNotContaining(right.secret());
        assertThatThrownBy(() -> new S3Blobs(bucket(right.name(), "wrong")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aStoreThatIsGoneIsUnavailable() throws Exception {
        var brief = S3Server.start();
        try (var there = new S3Blobs(brief.bucket())) {
            brief.close();
            assertThatThrownBy(() -> there.open(World.FLOUR, FileId.fresh()))
                    .isInstanceOf(Unavailable.class);
        }
    }

    private static Bucket bucket(String name, String secret) {
        var right = server.bucket();
        return new Bucket(right.endpoint(), right.region(), name, right.key(), secret);
    }
}
