package dev.runsheet.platform.blob;

import java.net.URI;
import java.util.Optional;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/// A server that speaks S3, checks signatures, and forgets all when it stops.
public final class S3Server implements AutoCloseable {
    private static final String KEY = "flour";
    private static final String SECRET = "and water";
    private static final String BUCKET = "bakery";

    private final BlobStoreContext context;
    private final S3Proxy proxy;

    private S3Server(BlobStoreContext context, S3Proxy proxy) {
        this.context = context;
        this.proxy = proxy;
    }

    public static S3Server start() throws Exception {
        var context =
                ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                        .credentials(KEY, SECRET)
                        .build(BlobStoreContext.class);
        context.getBlobStore().createContainerInLocation(null, BUCKET);
        var proxy =
                S3Proxy.builder()
                        .blobStore(context.getBlobStore())
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                        .build();
        proxy.start();
        return new S3Server(context, proxy);
    }

    public Bucket bucket() {
        return new Bucket(
                Optional.of(URI.create("http://127.0.0.1:" + proxy.getPort())),
                "us-east-1",
                BUCKET,
                KEY,
                SECRET);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
        context.close();
    }
}
