package dev.runsheet.platform.http;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Actor.Who;
import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Settings;
import dev.runsheet.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One request as a handler sees it; parts are parsed when they are asked for.
public final class Call {
    private static final int MOST_ROWS = 100;

    private final Request request;
    private final Instant at;
    private final Settings settings;
    private final Proxies proxies;
    private Actor actor;
    private Visitor visitor;
    private Body body;

    Call(Request request, Instant at, Settings settings, Proxies proxies) {
        this.request = request;
        this.at = at;
        this.settings = settings;
        this.proxies = proxies;
    }

    /// Who acts, on routes of an organization or an application.
    public Actor actor() {
        if (actor == null) {
            throw new IllegalStateException(request.pattern() + " knows no actor");
        }
        return actor;
    }

    /// Who asks, on routes of an account.
    public Visitor visitor() {
        if (visitor == null) {
            throw new IllegalStateException(request.pattern() + " knows no visitor");
        }
        return visitor;
    }

    public OrgId org() {
        return actor().org();
    }

    /// When the request came; the whole request happens at this moment.
    public Instant at() {
        return at;
    }

    public Settings settings() {
        return settings;
    }

    /// The bearer token as it came; without one nobody is authenticated, on open routes too.
    public String token() {
        return request.bearer();
    }

    /// Where on the network the request comes from.
    public String address() {
        return request.address(proxies);
    }

    public String requestId() {
        return request.id();
    }

    public Optional<String> header(String name) {
        return request.header(name);
    }

    /// What the browser keeps under this name.
    public Optional<String> cookie(Cookie cookie) {
        var start = cookie.name() + "=";
        return header("Cookie").stream()
                .flatMap(each -> Stream.of(each.split(";")))
                .map(String::strip)
                .filter(each -> each.startsWith(start))
                .map(each -> each.substring(start.length()))
                .findFirst();
    }

    /// What was typed or chosen in a form, and nothing where it was left out.
    public String typed(String field) {
        return body().raw(field) instanceof String text ? text : "";
    }

    /// The value of a parameter of the pattern, decoded.
    public String path(String name) {
        return request.parameter(name);
    }

    /// The id in the path; one of the wrong shape names nothing.
    public <T> T id(String name, Function<UUID, T> as) {
        return as.apply(
                Id.parse(path(name)).orElseThrow(() -> new Problem.NotFound(name).refuse()));
    }

    public Query query() {
        return request.query();
    }

    /// The JSON object or the form of the request; no body is an empty object.
    public Body body() {
        if (body == null) {
            body = Body.of(request.isForm() ? form() : object());
        }
        return body;
    }

    /// Reads the body to its end where it is multipart: its texts are the fields, and each file
    /// goes to `files` as it comes. Any other body is read as it always is, and has no files.
    /// Refuses what is longer than `most`.
    public Body parts(long most, FileParts files) {
        if (request.isMultipart()) {
            if (request.isLongerThan(most)) {
                throw Multipart.tooLarge(most);
            }
            body = Body.of(Multipart.read(request.contentType(), request.stream(), most, files));
            request.reachEnd();
        } else {
            request.readBody();
        }
        return body();
    }

    /// The body as it came.
    public byte[] bytes() {
        return request.body();
    }

    public Page page(int defaultSize) {
        return page(defaultSize, MOST_ROWS);
    }

    /// `page`, `per_page` or its synonym `limit`, or all of it with `without_pagination` (tasks
    /// spec 1.6). What makes no sense is the default; more than `cap` is `cap`.
    public Page page(int defaultSize, int cap) {
        var number = positive(query().first("page")).orElse(1);
        var size = query().first("per_page").or(() -> query().first("limit"));
        return new Page(
                number,
                Math.min(positive(size).orElse(defaultSize), cap),
                query().flag("without_pagination"));
    }

    /// Scheme, host and mount as the client used them, without a slash at the end.
    public String baseUrl() {
        return request.baseUrl();
    }

    /// The path with its query, as the client wrote it.
    public String target() {
        var query = request.rawQuery();
        return query.isEmpty() ? request.path() : request.path() + "?" + query;
    }

    /// The path behind the mount, as the client wrote it.
    String rawPath() {
        return request.path();
    }

    public Optional<String> ifMatch() {
        return header("If-Match").filter(each -> !each.isBlank());
    }

    /// Refuses when the client asks for another version than `etag` (without quotes).
    public void match(String etag, Supplier<Object> current) {
        if (ifMatch().isPresent() && !ETags.isMatch(ifMatch().get(), etag)) {
            throw new Problem.Stale(
                            "Somebody else has changed this in the meantime.", current.get(), etag)
                    .refuse();
        }
    }

    /// Who acts, for log lines and keys: `member:1001`.
    Optional<String> who() {
        if (visitor != null) {
            return Optional.of("member:" + visitor.member());
        }
        return known().map(
                        each ->
                                switch (each.who()) {
                                    case Who.Member(var id, _, _) -> "member:" + id;
                                    case Who.Guest(var email, _) -> "guest:" + email;
                                    case Who.Application(var client) -> "application:" + client;
                                    case Who.Clock _ -> "clock";
                                });
    }

    /// Empty on routes without an actor, and before one is known.
    Optional<Actor> known() {
        return Optional.ofNullable(actor);
    }

    void enter(Actor found) {
        actor = found;
    }

    void enter(Visitor found) {
        visitor = found;
    }

    private Map<String, Object> object() {
        return isBlank(bytes()) ? Map.of() : Json.object(bytes());
    }

    /// `key=value` pairs; `key[]` makes a list, of others the last counts.
    private Map<String, Object> form() {
        var values = new LinkedHashMap<String, Object>();
        for (var each :
                Query.pairs(new String(bytes(), StandardCharsets.UTF_8).strip()).entrySet()) {
            if (each.getKey().endsWith("[]")) {
                var key = each.getKey().substring(0, each.getKey().length() - 2);
                values.put(key, List.<Object>copyOf(each.getValue()));
            } else {
                values.put(each.getKey(), each.getValue().getLast());
            }
        }
        return values;
    }

    private static boolean isBlank(byte[] bytes) {
        for (var each : bytes) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    /// A number too large for an int is still beyond every end.
    private static Optional<Integer> positive(Optional<String> text) {
        return text.flatMap(Body::whole)
                .filter(number -> number > 0)
                .map(number -> (int) Math.min(number, Integer.MAX_VALUE));
    }
}
