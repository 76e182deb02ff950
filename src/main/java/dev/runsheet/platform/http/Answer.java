package dev.runsheet.platform.http;

import dev.runsheet.base.Page;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Slice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a handler answers; `body` is plain JSON data, the bytes of a document, `Streamed`,
/// `Written`, or null for none. `afterwards` is done once the change is committed, and not when the
/// answer is repeated. A secret one is told once: nobody keeps it, us included.
public record Answer(
        int status,
        Object body,
        Map<String, String> headers,
        Runnable afterwards,
        boolean isSecret) {
    private static final Runnable NOTHING = () -> {};

    public Answer(int status, Object body, Map<String, String> headers) {
        this(status, body, headers, NOTHING, false);
    }

    public static Answer ok(Map<String, Object> data) {
        return new Answer(200, enveloped(data), Map.of());
    }

    public static Answer created(Map<String, Object> data) {
        return new Answer(201, enveloped(data), Map.of());
    }

    public static Answer noContent() {
        return new Answer(204, null, Map.of());
    }

    /// 200 with a body of no bytes.
    public static Answer empty() {
        return new Answer(200, null, Map.of());
    }

    /// A body without envelope.
    public static Answer plain(Object body) {
        return new Answer(200, body, Map.of());
    }

    public static Answer bytes(byte[] content, String type) {
        return new Answer(200, content, Map.of("Content-Type", type));
    }

    public static Answer page(byte[] content) {
        return bytes(content, "text/html; charset=utf-8");
    }

    /// Go on there, with a GET; `address` is a path of ours, or one that was checked.
    public static Answer seeOther(String address) {
        return new Answer(303, null, Map.of("Location", address));
    }

    public static Answer streamed(Streamed content, String type) {
        return new Answer(200, content, Map.of("Content-Type", type));
    }

    /// For reads only.
    public static Answer written(Written content, String type) {
        return new Answer(200, content, Map.of("Content-Type", type));
    }

    public static Answer list(Call call, Slice<Map<String, Object>> slice, Page page) {
        return list(call, slice, page, Map.of());
    }

    /// `more` are keys of `meta` beside `pagination`.
    public static Answer list(
            Call call, Slice<Map<String, Object>> slice, Page page, Map<String, Object> more) {
        var meta = new LinkedHashMap<String, Object>();
        if (!page.isAll()) {
            meta.put("pagination", Pagination.of(call, slice, page));
        }
        meta.putAll(more);
        var body = new LinkedHashMap<String, Object>();
        body.put("data", slice.rows());
        if (!meta.isEmpty()) {
            body.put("meta", meta);
        }
        return plain(body);
    }

    /// A no whose transaction is kept all the same, as it leaves traces that must stay. Any other
    /// is thrown.
    public static Answer refused(Problem problem) {
        return Envelope.of(problem);
    }

    public Answer withStatus(int other) {
        return new Answer(other, body, headers, afterwards, isSecret);
    }

    public Answer withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, afterwards, isSecret);
    }

    /// The browser keeps `value` for so long.
    public Answer withCookie(Cookie cookie, String value, Duration lives) {
        return withHeader("Set-Cookie", cookie.kept(value, lives));
    }

    public Answer withoutCookie(Cookie cookie) {
        return withCookie(cookie, "", Duration.ZERO);
    }

    public Answer then(Runnable work) {
        return new Answer(status, body, headers, work, isSecret);
    }

    /// As one that holds a token, a code or another secret.
    public Answer secret() {
        var more = new LinkedHashMap<>(headers);
        more.put("Cache-Control", "no-store");
        return new Answer(status, body, more, afterwards, true);
    }

    /// With the `usual` headers where it has none of its own.
    Answer over(Map<String, String> usual) {
        var all = new LinkedHashMap<>(usual);
        all.putAll(headers);
        return new Answer(status, body, all, afterwards, isSecret);
    }

    /// `version` comes without quotes.
    public Answer withETag(String version) {
        return withHeader("ETag", '"' + version + '"');
    }

    private static Map<String, Object> enveloped(Object data) {
        var body = new LinkedHashMap<String, Object>(2);
        body.put("data", data);
        return body;
    }
}
