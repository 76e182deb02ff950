package dev.runsheet.testing;

import dev.runsheet.base.Settings;
import dev.runsheet.people.DoorApi;
import dev.runsheet.people.TokenUses;
import dev.runsheet.platform.http.Cors;
import dev.runsheet.platform.http.Proxies;
import dev.runsheet.platform.http.ReplayStore;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.platform.http.Server;
import dev.runsheet.platform.http.Throttle;
import dev.runsheet.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The real server on a free port, with the real door and a database of its own that holds the
/// world. Its clock stands at `World.NOON` until it is moved. Every exchange is held against
/// `docs/openapi.yaml`.
///
/// ```
/// try (var api = ApiServer.of(GroupsApi::mount)) {
///     var reply = api.as(World.ANN_TOKEN).post("/organizations/" + World.FLOUR.hex() + "/groups", Map.of("name", "Shop"));
///     assertThat(reply.status()).isEqualTo(201);
///     assertThat(reply.data()).containsEntry("name", "Shop");
/// }
/// ```
public final class ApiServer implements AutoCloseable {
    /// How a package's routes come to the server: `GroupsApi::mount`.
    public interface Mount {
        void on(Routes routes);
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.fresh();
    private final TokenUses uses = new TokenUses();
    private final Server server;
    private volatile Instant now = World.NOON;

    public ApiServer(Settings settings, Mount... mounts) {
        var routes = new Routes();
        for (var each : mounts) {
            each.on(routes);
        }
        server =
                new Server(
                        new Server.Parts(
                                routes,
                                new DoorApi(Guests.CODES, uses),
                                database.database(),
                                new ReplayStore(),
                                settings,
                                () -> now,
                                () -> true,
                                new Throttle(0),
                                Proxies.NONE,
                                Cors.ANY,
                                "127.0.0.1",
                                0));
        server.start();
    }

    public static ApiServer of(Mount... mounts) {
        return new ApiServer(Settings.DEFAULT, mounts);
    }

    /// What the server has still to write of the tokens that were used.
    public TokenUses uses() {
        return uses;
    }

    /// To prepare or to look behind the wire.
    public TestDatabase database() {
        return database;
    }

    /// What the server's clock shows from now on.
    public void setClock(Instant at) {
        now = at;
    }

    /// Calls that bear `token`.
    public Caller as(String token) {
        return new Caller(Map.of("Authorization", "Bearer " + token));
    }

    /// Calls without a token.
    public Caller asNobody() {
        return new Caller(Map.of());
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(5));
        database.close();
    }

    /// Somebody who calls. A body is a map, an upload, or a text that goes out as it is.
    public final class Caller {
        private final Map<String, String> headers;

        private Caller(Map<String, String> headers) {
            this.headers = headers;
        }

        public Caller with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Caller(more);
        }

        public Reply get(String path) {
            return send("GET", path, "");
        }

        public Reply post(String path, Object body) {
            return send("POST", path, body);
        }

        public Reply put(String path, Object body) {
            return send("PUT", path, body);
        }

        public Reply patch(String path, Object body) {
            return send("PATCH", path, body);
        }

        public Reply delete(String path) {
            return send("DELETE", path, "");
        }

        public Reply send(String method, String path, Object body) {
            var request =
                    HttpRequest.newBuilder(URI.create(url(path)))
                            .timeout(PATIENCE)
                            .method(method, publisher(body));
            headers.forEach(request::setHeader);
            if (body instanceof Upload upload) {
                request.setHeader("Content-Type", upload.contentType());
            }
            var reply = answer(request.build());
            Contract.check(method, path, reply.status(), reply.headers(), reply.text());
            return reply;
        }

        private static HttpRequest.BodyPublisher publisher(Object body) {
            return switch (body) {
                case Upload upload -> HttpRequest.BodyPublishers.ofByteArray(upload.bytes());
                case String text -> HttpRequest.BodyPublishers.ofString(text);
                default -> HttpRequest.BodyPublishers.ofString(Json.text(body));
            };
        }

        /// What must be there, to the byte.
        public byte[] download(String path) {
            var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE);
            headers.forEach(request::setHeader);
            try {
                var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                Contract.check("GET", path, answer.statusCode(), answer.headers(), "");
                if (answer.statusCode() != 200) {
                    throw new AssertionError(path + " answered " + answer.statusCode());
                }
                return answer.body();
            } catch (IOException fault) {
                throw new AssertionError(fault);
            } catch (InterruptedException fault) {
                Thread.currentThread().interrupt();
                throw new AssertionError(fault);
            }
        }

        private static Reply answer(HttpRequest request) {
            try {
                var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                return new Reply(answer.statusCode(), answer.headers(), answer.body());
            } catch (IOException fault) {
                throw new AssertionError(fault);
            } catch (InterruptedException fault) {
                Thread.currentThread().interrupt();
                throw new AssertionError(fault);
            }
        }
    }
}
