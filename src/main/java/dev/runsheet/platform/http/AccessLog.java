package dev.runsheet.platform.http;

import dev.runsheet.platform.json.Json;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;

/// One line of JSON a request: what was asked and how it ended, never a token or a value.
final class AccessLog {
    private static final System.Logger LOG = System.getLogger("runsheet.access");

    /// How clients call themselves; a token that strayed into that header is longer.
    private static final int LONGEST = 32;

    private AccessLog() {}

    static void line(Request request, Instant at, int status, long nanos) {
        if (!LOG.isLoggable(Level.INFO)) {
            return;
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("time", at.toString());
        line.put("request", request.id());
        line.put("method", request.method());
        line.put("route", request.pattern());
        line.put("status", status);
        line.put("micros", nanos / 1_000);
        var call = request.served();
        if (call != null) {
            call.known().ifPresent(actor -> line.put("org", actor.org().hex()));
            call.who().ifPresent(who -> line.put("actor", who));
        }
        request.client().ifPresent(client -> line.put("client", named(client)));
        LOG.log(Level.INFO, Json.text(line));
    }

    private static String named(String client) {
        return client.length() <= LONGEST ? client : "other";
    }

    /// For what the HTTP library refused before it was a request.
    static void refused(String id, Instant at, int status) {
        if (!LOG.isLoggable(Level.INFO)) {
            return;
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("time", at.toString());
        line.put("request", id);
        line.put("status", status);
        LOG.log(Level.INFO, Json.text(line));
    }
}
