package dev.runsheet.platform.blob;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Files in a bucket of Amazon's S3 or of any store that speaks its language; the key is
/// `<org>/<file>`.
public final class S3Blobs implements Blobs {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Bucket bucket;
    private final S3Client client;

    /// Throws `Unavailable` when the bucket is not there or not ours to use.
    public S3Blobs(Bucket bucket) {
        this.bucket = bucket;
        client = client(bucket);
        trying("be reached", () -> client.headBucket(head -> head.bucket(bucket.name())));
    }

    @Override
    public void put(OrgId org, FileId id, Arrived content) {
        trying(
                "take a file",
                () ->
                        client.putObject(
                                put -> put.bucket(bucket.name()).key(key(org, id)),
                                RequestBody.fromFile(content.path())));
    }

    @Override
    public Optional<InputStream> open(OrgId org, FileId id) {
        return trying(
                "give a file",
                () -> {
                    try {
                        return Optional.of(
                                client.getObject(
                                        get -> get.bucket(bucket.name()).key(key(org, id))));
                    } catch (NoSuchKeyException _) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void delete(OrgId org, FileId id) {
        trying(
                "delete a file",
                () ->
                        client.deleteObject(
                                delete -> delete.bucket(bucket.name()).key(key(org, id))));
    }

    @Override
    public void each(OrgId org, Instant before, Consumer<List<FileId>> some) {
        var prefix = org.hex() + "/";
        var pages =
                client.listObjectsV2Paginator(
                        list -> list.bucket(bucket.name()).prefix(prefix).maxKeys(1_000));
        var page = pages.iterator();
        while (trying("list its files", page::hasNext)) {
            var objects = trying("list its files", page::next).contents();
            some.accept(
                    objects.stream()
                            .filter(object -> object.lastModified().isBefore(before))
                            .flatMap(object -> id(object, prefix).stream())
                            .toList());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// What older and simpler stores do not understand is left off: signatures in chunks and
    /// checksums behind the body.
    private static S3Client client(Bucket bucket) {
        var builder =
                S3Client.builder()
                        .region(Region.of(bucket.region()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(bucket.key(), bucket.secret())))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(
                                S3Configuration.builder().chunkedEncodingEnabled(false).build())
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(PATIENCE)
                                        .socketTimeout(SILENCE));
        bucket.endpoint().ifPresent(at -> builder.endpointOverride(at).forcePathStyle(true));
        return builder.build();
    }

    private static String key(OrgId org, FileId id) {
        return org.hex() + "/" + id.hex();
    }

    private static Optional<FileId> id(S3Object object, String prefix) {
        return Id.parse(object.key().substring(prefix.length())).map(FileId::new);
    }

    private <T> T trying(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException fault) {
            throw new Unavailable(
                    "The bucket %s cannot %s: %s".formatted(bucket, what, fault.getMessage()),
                    fault);
        }
    }
}
