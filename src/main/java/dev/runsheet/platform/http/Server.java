package dev.runsheet.platform.http;

import dev.runsheet.base.Refusal;
import dev.runsheet.base.Settings;
import dev.runsheet.platform.blob.Unavailable;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.db.Trouble;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The HTTP server: every request comes in and every answer goes out here.
public final class Server {
    /// What a server is made of. Port 0 takes a free one; `isReady` is asked by `/health/ready`.
    public record Parts(
            Routes routes,
            Door door,
            Transactions transactions,
            Replays replays,
            Settings settings,
            InstantSource clock,
            BooleanSupplier isReady,
            Throttle throttle,
            Proxies proxies,
            Cors cors,
            String host,
            int port) {}

    private static final System.Logger LOG = System.getLogger("runsheet.http");
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Router router;
    private final Pages pages;
    private final Meters meters;
    private final Meters.Timed unrouted;
    private final InstantSource clock;
    private final Cors cors;
    private final WebServer web;

    /// A permit for each request in work; whoever holds all of them knows that none is.
    private final Semaphore room = new Semaphore(Integer.MAX_VALUE);

    private volatile boolean isRetired;
    private volatile boolean isDraining;

    public Server(Parts parts) {
        meters = new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        var routes = new ArrayList<>(parts.routes().all());
        routes.addAll(own(parts.isReady()).all());
        pages = parts.routes().pages();
        router =
                new Router(
                        new RouteTree(routes, meters),
                        new RouteTree(pages.all(), meters),
                        pages,
                        parts.door(),
                        parts.transactions(),
                        parts.replays(),
                        parts.settings(),
                        parts.clock(),
                        parts.throttle(),
                        parts.proxies());
        unrouted = meters.timed("ANY", "none");
        clock = parts.clock();
        cors = parts.cors();
        web =
                WebServer.builder()
                        .host(parts.host())
                        .port(parts.port())
                        .shutdownHook(false)
                        .protocolsDiscoverServices(false)
                        .addProtocol(lenient())
                        .directHandlers(Refused.handlers(clock))
                        .connectionOptions(options -> options.readTimeout(IDLE).tcpNoDelay(true))
                        .routing(HttpRouting.builder().any(this::serve))
                        .build();
    }

    /// Clients forget to encode `[`, `|` or `{`; what matters is checked where it is decoded.
    private static Http1Config lenient() {
        return Http1Config.builder().validatePath(false).validatePrologue(false).build();
    }

    public void start() {
        web.start();
    }

    public int port() {
        return web.port();
    }

    /// Says that it is not ready, so that nobody is sent here any more, and goes on answering for
    /// `delay`: whoever asks if it is ready needs a while to hear of it.
    public void retire(Duration delay) {
        isRetired = true;
        try {
            Thread.sleep(delay);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Refuses what comes from now on, waits at most `patience` for what is in work, and closes.
    public void stop(Duration patience) {
        isDraining = true;
        isRetired = true;
        try {
            if (!room.tryAcquire(Integer.MAX_VALUE, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.log(Level.WARNING, "stopped with requests in work after " + patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        web.stop();
        meters.close();
    }

    private Routes own(BooleanSupplier isReady) {
        var own = new Routes();
        own.open().get("/health/live", _ -> Answer.plain(Map.of("status", "up")));
        own.open()
                .get(
                        "/health/ready",
                        _ ->
                                !isRetired && isReady.getAsBoolean()
                                        ? Answer.plain(Map.of("status", "ready"))
                                        : Answer.plain(Map.of("status", "not ready"))
                                                .withStatus(503)
                                                .withHeader("Retry-After", "1"));
        own.open()
                .get(
                        "/metrics",
                        _ ->
                                Answer.bytes(
                                        meters.scrape().getBytes(StandardCharsets.UTF_8),
                                        "text/plain; version=0.0.4; charset=utf-8"));
        return own;
    }

    private void serve(ServerRequest from, ServerResponse to) {
        var began = System.nanoTime();
        var request = new Request(from);
        ScopedValue.where(RequestId.CURRENT, request.id()).run(() -> answer(request, to, began));
        if (isLast(request, to)) {
            request.drain();
            // The library says so to the client, but keeps the connection.
            throw new CloseConnectionException("no more requests on this connection");
        }
    }

    private void answer(Request request, ServerResponse to, long began) {
        var isIn = !isDraining && room.tryAcquire();
        try {
            var answer = isIn ? guarded(request) : no(request, Envelope.unavailable());
            try {
                Sending.send(request, answer, cors, to, isRetired || request.isUnread());
            } finally {
                note(request, answer, System.nanoTime() - began);
            }
        } finally {
            if (isIn) {
                room.release();
            }
        }
    }

    private static boolean isLast(Request request, ServerResponse to) {
        return request.isLast() || to.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    private void note(Request request, Ready answer, long nanos) {
        var mounted = request.mounted();
        (mounted == null ? unrouted : mounted.timed()).record(answer.status(), nanos);
        AccessLog.line(request, clock.instant(), answer.status(), nanos);
    }

    private Ready guarded(Request request) {
        try {
            return router.answer(request);
        } catch (Refusal refusal) {
            return no(request, Envelope.of(refusal.problem()));
        } catch (Unavailable fault) {
            LOG.log(Level.WARNING, "request " + request.id() + " of " + request.pattern(), fault);
            return no(request, Envelope.unavailable());
        } catch (RequestException | CloseConnectionException gone) {
            // The connection is broken or speaks no HTTP: the library closes it.
            throw gone;
        } catch (RuntimeException | Error fault) {
            return no(request, Envelope.of(logged(request, fault)));
        }
    }

    private Ready no(Request request, Answer answer) {
        return Ready.of(pages.no(request, answer));
    }

    private static Trouble logged(Request request, Throwable fault) {
        var trouble = Trouble.of(fault);
        LOG.log(
                trouble == Trouble.BUG ? Level.ERROR : Level.WARNING,
                "request " + request.id() + " of " + request.pattern() + ": " + trouble,
                fault);
        return trouble;
    }
}
