package dev.runsheet.platform.http;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Role;
import dev.runsheet.base.Settings;
import dev.runsheet.platform.db.Transactions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// A real server on a free port whose routes need no database: transactions hand on no connection,
/// and its door knows Ann of the bakery and one application.
final class TestServer implements AutoCloseable {
    static final OrgId BAKERY = new OrgId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L));
    static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    static final MemberId ANN = new MemberId(1001);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Server server;

    TestServer(Routes routes) {
        this(routes, new Throttle(0));
    }

    TestServer(Routes routes, Throttle throttle) {
        this(routes, Settings.DEFAULT, new Direct(), new NoReplays(), throttle, Cors.ANY);
    }

    TestServer(Routes routes, Cors cors) {
        this(routes, Settings.DEFAULT, new Direct(), new NoReplays(), new Throttle(0), cors);
    }

    TestServer(Routes routes, Settings settings, Transactions transactions, Replays replays) {
        this(routes, settings, transactions, replays, new Throttle(0), Cors.ANY);
    }

    private TestServer(
            Routes routes,
            Settings settings,
            Transactions transactions,
            Replays replays,
            Throttle throttle,
            Cors cors) {
        server =
                new Server(
                        new Server.Parts(
                                routes,
                                new BakeryDoor(),
                                transactions,
                                replays,
                                settings,
                                InstantSource.fixed(NOON),
                                () -> true,
                                throttle,
                                Proxies.NONE,
                                cors,
                                "127.0.0.1",
                                0));
        server.start();
    }

    Server server() {
        return server;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /// As Ann; `headers` are names and values in turn.
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url(path)))
                        .timeout(Duration.ofSeconds(20))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .setHeader("Authorization", "Bearer ann");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new AssertionError(fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    /// Writes `request` as it is and answers all that comes back until the server closes.
    String raw(String request) {
        return raw(request, false);
    }

    /// Writes `request` and no more than it.
    String rawHalf(String request) {
        return raw(request, true);
    }

    private String raw(String request, boolean isAll) {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (isAll) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(5));
    }

    /// Work without a database.
    static class Direct implements Transactions {
        @Override
        public <T> T read(Function<Handle, T> work) {
            return work.apply(null);
        }

        @Override
        public <T> T write(Function<Handle, T> work) {
            return work.apply(null);
        }
    }

    /// For servers whose clients send no keys.
    static final class NoReplays implements Replays {
        @Override
        public boolean lock(Handle tx, Key key) {
            throw new AssertionError("no key was sent");
        }

        @Override
        public Optional<Stored> find(Handle tx, Key key, Instant now) {
            throw new AssertionError("no key was sent");
        }

        @Override
        public void store(Handle tx, Key key, Stored answer, Instant now) {
            throw new AssertionError("no key was sent");
        }
    }

    private static final class BakeryDoor implements Door {
        private static final Map<String, MemberId> TOKENS =
                Map.of("ann", ANN, "stranger", new MemberId(9));

        @Override
        public Actor forOrganization(Handle tx, String bearer, OrgId org, Instant now) {
            var member = forAccount(tx, bearer, now).member();
            if (!member.equals(ANN) || !org.equals(BAKERY)) {
                throw new Problem.Forbidden("You do not belong to this organization.").refuse();
            }
            return new Actor(org, new Actor.Who.Member(member, Role.ADMIN, Set.of()));
        }

        @Override
        public Visitor forAccount(Handle tx, String bearer, Instant now) {
            if (!TOKENS.containsKey(bearer)) {
                throw new Problem.Unauthenticated("unauthenticated").refuse();
            }
            return new Visitor(TOKENS.get(bearer), null);
        }

        @Override
        public Actor forApplication(Handle tx, String bearer, OrgId org, Instant now) {
            if (!bearer.equals("app")) {
                throw new Problem.Unauthenticated("unauthenticated").refuse();
            }
            return new Actor(org, new Actor.Who.Application(7));
        }
    }
}
