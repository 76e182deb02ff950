package dev.runsheet.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.regex.Pattern;

/// Whose pages in browsers may call the server. Any may, unless it is said which: a token is put
/// into a call by the page that has it, never by the browser, and cookies are never allowed along.
public record Cors(List<String> origins) {
    public static final Cors ANY = new Cors(List.of("*"));

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s?#@]+");
    private static final Header EXPOSED =
            HeaderValues.createCached(
                    "Access-Control-Expose-Headers",
                    "X-Request-Id, ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining,"
                            + " Idempotent-Replayed, Content-Disposition, Warning");
    private static final Header METHODS =
            HeaderValues.createCached(
                    "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    private static final Header HEADERS =
            HeaderValues.createCached(
                    "Access-Control-Allow-Headers",
                    "Authorization, Accept, Content-Type, X-Tallyfy-Client, X-Request-Id,"
                            + " Idempotency-Key, If-Match, If-None-Match");
    private static final Header MAX_AGE =
            HeaderValues.createCached("Access-Control-Max-Age", "86400");

    /// As a browser writes it: a scheme, a host, perhaps a port, and nothing behind them.
    public static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }

    private boolean isOpen() {
        return origins.contains("*");
    }

    void say(Request request, ServerResponse to) {
        var headers = to.headers();
        if (!isOpen()) {
            headers.add(HeaderNames.VARY, "Origin");
        }
        request.header(HeaderNames.ORIGIN)
                .filter(origin -> isOpen() || origins.contains(origin))
                .ifPresent(
                        origin -> {
                            headers.set(
                                    HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN,
                                    isOpen() ? "*" : origin);
                            headers.set(EXPOSED);
                        });
        if (request.method().equals("OPTIONS")) {
            headers.set(METHODS);
            headers.set(HEADERS);
            headers.set(MAX_AGE);
        }
    }
}
