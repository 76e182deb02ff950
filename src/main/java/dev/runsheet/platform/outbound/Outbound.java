package dev.runsheet.platform.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/// Calls servers that others have named, and nothing else in this program does. A name is resolved
/// once: what is connected to is what was looked at. No call takes longer than `LONGEST`, whatever
/// the other side does; redirects are not followed, no more is read of an answer than is kept, and
/// no connection is used twice.
public final class Outbound {
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration TO_RESOLVE = Duration.ofSeconds(5);
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 2_000;
    private static final int MOST_ANSWER = 4_096;

    /// What came back: the beginning of what was said.
    public record Answer(int status, String text) {
        public boolean isWell() {
            return status >= 200 && status < 300;
        }
    }

    private final Reach reach;
    private final Duration toAnswer;
    private final CloseableHttpClient client;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /// The system looks names up in its own time, which must not hold threads that requests need.
    private final ExecutorService lookups =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("lookup-", 0).factory());

    public Outbound(Reach reach) {
        this(reach, TO_ANSWER);
    }

    /// For tests that do not want to wait as long.
    Outbound(Reach reach, Duration toAnswer) {
        this.reach = reach;
        this.toAnswer = toAnswer;
        client =
                HttpClients.custom()
                        .setConnectionManager(connections())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(Timeout.of(toAnswer))
                                        .build())
                        .setConnectionReuseStrategy((_, _, _) -> false)
                        .setUserAgent("Runsheet")
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .build();
    }

    private HttpClientConnectionManager connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(looking())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(TO_CONNECT))
                                .setSocketTimeout(Timeout.of(toAnswer))
                                .build())
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .build();
    }

    private DnsResolver looking() {
        return new DnsResolver() {
            @Override
            public List<InetSocketAddress> resolve(String host, int port) {
                var lookup = lookups.submit(() -> reach.resolve(host, port));
                return List.of(new InetSocketAddress(within(TO_RESOLVE, lookup, () -> {}), port));
            }

            @Override
            public java.net.InetAddress[] resolve(String host) {
                throw new UnsupportedOperationException("without its port nobody may be asked");
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /// Throws `Undelivered`.
    public Answer post(String url, Map<String, String> headers, String body) {
        var request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return within(LONGEST, calls.submit(() -> send(request)), request::cancel);
    }

    private Answer send(HttpPost request) throws IOException {
        if (request.getAuthority().getUserInfo() != null) {
            throw new Undelivered("an address with a name and a password in it is not called");
        }
        long deadline = System.nanoTime() + toAnswer.toNanos();
        // Closed by cancelling, which does not wait for the rest of an answer.
        var response = client.executeOpen(null, request, null);
        try {
            return new Answer(response.getCode(), beginning(response, deadline));
        } finally {
            request.cancel();
        }
    }

    /// The status is what counts: an answer that does not come to its end is an answer.
    private static String beginning(ClassicHttpResponse response, long deadline) {
        var kept = new byte[MOST_ANSWER];
        int size = 0;
        if (response.getEntity() != null) {
            try {
                var stream = response.getEntity().getContent();
                int more = 0;
                while (more >= 0 && size < kept.length && System.nanoTime() < deadline) {
                    size += more;
                    more = stream.read(kept, size, kept.length - size);
                }
            } catch (IOException _) {
                // What was read before is kept.
            }
        }
        return new String(kept, 0, size, StandardCharsets.UTF_8);
    }

    private static <T> T within(Duration time, Future<T> work, Runnable giveUp) {
        try {
            return work.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException fault) {
            throw new Undelivered("no answer in time", fault);
        } catch (ExecutionException fault) {
            throw undelivered(fault.getCause());
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new Undelivered("the server stopped", fault);
        } finally {
            if (!work.isDone()) {
                giveUp.run();
                work.cancel(true);
            }
        }
    }

    private static Undelivered undelivered(Throwable fault) {
        return switch (fault) {
            case Undelivered known -> known;
            case SocketTimeoutException late -> new Undelivered("no answer in time", late);
            default -> {
                var said = fault.getMessage();
                yield new Undelivered(
                        said == null ? fault.getClass().getSimpleName() : said, fault);
            }
        };
    }
}
