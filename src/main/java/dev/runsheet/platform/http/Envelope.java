package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import dev.runsheet.platform.db.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every no gets its status and its documented shape here, and nowhere else (tasks spec 1.8).
final class Envelope {
    private static final String AGAIN = "The server is busy. Please try again in a moment.";

    private Envelope() {}

    static Answer of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound _ -> error(404, problem.message(), "code", "RESOURCE_NOT_FOUND");
            case Problem.Forbidden(var message) -> error(403, message);
            case Problem.Conflict(var message) -> error(422, message, "errors", Map.of());
            case Problem.Invalid invalid -> invalid(invalid);
            case Problem.Untouchable(var message) -> error(400, message);
            case Problem.Malformed(var message) -> error(400, message);
            case Problem.TooLarge(var message) ->
                    error(413, message).withHeader("Connection", "close");
            case Problem.Unauthenticated(var message) ->
                    error(401, message).withHeader("WWW-Authenticate", "Bearer");
            case Problem.BadGrant grant -> grant(grant);
            case Problem.StillRunning(var message) ->
                    error(409, message).withHeader("Retry-After", "1");
            case Problem.SeatsTaken(var message, var pool) -> seatsTaken(message, pool);
            case Problem.Stale(var message, var current, var etag) ->
                    error(412, message, "data", current).withETag(etag);
            case Problem.TooMany(var message, var seconds) ->
                    error(429, message, "code", "RATE_LIMIT_EXCEEDED")
                            .withHeader("Retry-After", Integer.toString(seconds));
        };
    }

    /// The first fault is the message too, as some clients print nothing else (templates spec 1.5).
    private static Answer invalid(Problem.Invalid invalid) {
        return error(422, invalid.message(), "errors", errors(invalid));
    }

    /// What slipped past the checks and was stopped by the database.
    static Answer of(Trouble trouble) {
        return switch (trouble) {
            case RACE, TOO_SLOW, UNREACHABLE -> unavailable();
            case DUPLICATE -> conflict("This exists already.");
            case REFERENCE ->
                    conflict("This refers to something that does not exist, or is still in use.");
            case CHECK -> conflict("The given data was invalid.");
            case BAD_VALUE -> conflict("The given data has a value that cannot be stored.");
            case BUG -> error(500, "Server Error");
        };
    }

    static Answer unavailable() {
        return error(503, AGAIN).withHeader("Retry-After", "1");
    }

    static Answer noSuchEndpoint() {
        return error(404, "API endpoint not found", "code", "ENDPOINT_NOT_FOUND");
    }

    static Answer wrongMethod(String allowed) {
        return noSuchEndpoint().withStatus(405).withHeader("Allow", allowed);
    }

    /// For what the HTTP library refuses by itself.
    static Answer refused(int status) {
        return error(
                status,
                switch (status) {
                    case 413 -> "The request is too large.";
                    case 500 -> "Server Error";
                    case 503 -> AGAIN;
                    default -> "The request is not proper HTTP.";
                });
    }

    private static Answer conflict(String message) {
        return error(422, message, "errors", Map.of());
    }

    private static Answer error(int status, String message) {
        return new Answer(status, body(message), Map.of());
    }

    private static Answer error(int status, String message, String key, Object value) {
        var body = body(message);
        body.put(key, value);
        return new Answer(status, body, Map.of());
    }

    private static Map<String, Object> body(String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", true);
        body.put("message", message);
        return body;
    }

    private static Map<String, List<String>> errors(Problem.Invalid invalid) {
        var errors = new LinkedHashMap<String, List<String>>();
        for (var each : invalid.errors()) {
            errors.computeIfAbsent(each.path(), _ -> new ArrayList<>(1)).add(each.message());
        }
        return errors;
    }

    /// Its error is an object (platform spec 1.6); the message stands beside it for those who look
    /// there.
    private static Answer seatsTaken(String message, String pool) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", "SEAT_POOL_EXHAUSTED");
        error.put("message", message);
        error.put("details", Map.of("pool_type", pool));
        var body = body(message);
        body.put("error", error);
        return new Answer(409, body, Map.of());
    }

    /// RFC 6749 has its own shape, and wants it never cached.
    private static Answer grant(Problem.BadGrant grant) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", grant.code());
        body.put("error_description", grant.message());
        body.put("message", grant.message());
        var answer =
                new Answer(grant.isUnauthorized() ? 401 : 400, body, Map.of())
                        .withHeader("Cache-Control", "no-store");
        return grant.isUnauthorized() ? answer.withHeader("WWW-Authenticate", "Basic") : answer;
    }
}
