package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request as it came, on its way from the server to its route.
final class Request {
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_DRAINED = 64 * 1024 * 1024;
    private static final byte[] NOTHING = {};
    private static final String API = "/api";
    private static final HeaderName CLIENT = HeaderNames.create("X-Tallyfy-Client");
    private static final HeaderName FORWARDED = HeaderNames.create("X-Forwarded-For");
    private static final HeaderName ID = HeaderNames.create("X-Request-Id");

    private final ServerRequest from;
    private final String id;
    private final String method;
    private final String mount;
    private final String path;
    private Query query;
    private RouteTree.Mounted mounted;
    private String[] values = {};
    private String bearer;
    private byte[] body = NOTHING;
    private InputStream content;
    private boolean isUnread;
    private Call served;
    private Throttle.Standing standing;

    Request(ServerRequest from) {
        this.from = from;
        id = RequestId.of(from.headers().first(ID));
        method = from.prologue().method().text();
        var raw = from.prologue().uriPath().rawPath();
        mount = raw.startsWith(API + "/") || raw.equals(API) ? API : "";
        path = raw.substring(mount.length());
    }

    String id() {
        return id;
    }

    String method() {
        return method;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /// Behind the mount, as the client wrote it.
    String path() {
        return path;
    }

    Query query() {
        if (query == null) {
            query = Query.of(from.prologue().query().rawValue());
        }
        return query;
    }

    String rawQuery() {
        return from.prologue().query().rawValue();
    }

    Optional<String> header(String name) {
        return from.headers().first(HeaderNames.create(name));
    }

    Optional<String> header(HeaderName name) {
        return from.headers().first(name);
    }

    /// The client will send nothing more on this connection.
    boolean isLast() {
        return from.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    /// Where it comes from, also when `proxies` stand in between.
    String address(Proxies proxies) {
        return proxies.client(from.remotePeer().host(), forwarded());
    }

    /// Some proxies write a line of their own below the one that came.
    private Optional<String> forwarded() {
        return from.headers().contains(FORWARDED)
                ? Optional.of(String.join(",", from.headers().all(FORWARDED, List::of)))
                : Optional.empty();
    }

    Optional<String> client() {
        return header(CLIENT).filter(each -> !each.isBlank());
    }

    boolean isForm() {
        return header(HeaderNames.CONTENT_TYPE)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> each.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    String baseUrl() {
        var host = header(HeaderNames.HOST).orElseGet(from::authority);
        return (from.isSecure() ? "https://" : "http://") + host + mount;
    }

    /// The segments of the path, decoded; a slash at the end does not count.
    String[] segments() {
        return segments(path);
    }

    /// The same with the mount.
    String[] wholeSegments() {
        return segments(mount + path);
    }

    private static String[] segments(String path) {
        var end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        var count = 0;
        for (int i = 0; i < end; i++) {
            count += path.charAt(i) == '/' ? 1 : 0;
        }
        var segments = new String[count];
        var from = 1;
        for (int i = 0; i < count; i++) {
            var slash = path.indexOf('/', from);
            var to = slash < 0 || slash > end ? end : slash;
            segments[i] = Percent.path(path.substring(from, to));
            from = to + 1;
        }
        return segments;
    }

    /// Somebody opens an address that is none of our API.
    boolean isBrowsing() {
        return mount.isEmpty()
                && (method.equals("GET") || isHead())
                && header(HeaderNames.ACCEPT)
                        .filter(each -> each.contains("text/html"))
                        .isPresent();
    }

    void matched(RouteTree.Mounted found, String[] parameters) {
        mounted = found;
        values = parameters;
    }

    /// The route that serves this, or null before and when there is none.
    RouteTree.Mounted mounted() {
        return mounted;
    }

    String pattern() {
        return mounted == null ? "" : mounted.route().pattern();
    }

    String parameter(String name) {
        var names = mounted.names();
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        throw new IllegalStateException(pattern() + " has no {" + name + "}");
    }

    /// The token of the Authorization header; refuses when there is none or its form is wrong.
    String bearer() {
        if (bearer == null) {
            bearer = Bearer.token(header(HeaderNames.AUTHORIZATION).orElse(null));
        }
        return bearer;
    }

    byte[] body() {
        return body;
    }

    /// Read whole before the transaction begins, so that a slow client holds no connection to the
    /// database.
    void readBody() {
        if (!from.content().hasEntity()) {
            return;
        }
        isUnread = isLongerThan(MOST_BYTES);
        if (!isUnread) {
            body = read(MOST_BYTES + 1);
            isUnread = body.length > MOST_BYTES;
        }
        if (isUnread) {
            throw new Problem.TooLarge("The request body is larger than 2 MB.").refuse();
        }
    }

    /// By its own account.
    boolean isLongerThan(long bytes) {
        var length = from.headers().contentLength();
        return length.isPresent() && length.getAsLong() > bytes;
    }

    boolean isMultipart() {
        return contentType().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    String contentType() {
        return header(HeaderNames.CONTENT_TYPE).orElse("");
    }

    /// The body as it comes, for whoever takes in more than memory should hold.
    InputStream stream() {
        return new Incoming(content());
    }

    /// The body counts as left unread until its end was reached.
    void awaitEnd() {
        isUnread = from.content().hasEntity();
    }

    void reachEnd() {
        isUnread = false;
    }

    /// What stands for a body that was too large to keep.
    void standIn(byte[] digest) {
        body = digest;
    }

    /// Nothing can follow on a connection where a body was left unread.
    boolean isUnread() {
        return isUnread;
    }

    /// A client that is still sending would miss our answer if the connection broke under it.
    void drain() {
        if (!isUnread || header(HeaderNames.EXPECT).isPresent()) {
            return;
        }
        for (int left = MOST_DRAINED; left > 0; left -= MOST_BYTES) {
            if (read(MOST_BYTES).length < MOST_BYTES) {
                return;
            }
        }
    }

    private byte[] read(int most) {
        try {
            return stream().readNBytes(most);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private InputStream content() {
        if (content == null) {
            content = from.content().inputStream();
        }
        return content;
    }

    /// How often whoever asks may go on asking; null where nobody counts.
    Throttle.Standing standing() {
        return standing;
    }

    void standing(Throttle.Standing found) {
        standing = found;
    }

    /// The call that got furthest, for the log; null when none began.
    Call served() {
        return served;
    }

    void serving(Call call) {
        served = call;
    }
}
