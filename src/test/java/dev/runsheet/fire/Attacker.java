package dev.runsheet.fire;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/// Sends nonsense to a bakery of its own, one request after the other, and keeps what came of it.
final class Attacker implements AutoCloseable {
    private static final int LONGEST_SHOWN = 200;

    /// What the server says when only the database noticed.
    private static final List<String> SLIPPED =
            List.of(
                    "The given data has a value that cannot be stored.",
                    "This refers to something that does not exist, or is still in use.");

    final Bakehouse bakery = new Bakehouse();
    final Pantry pantry = new Pantry(bakery);

    private final List<String> faults = new ArrayList<>();

    /// By the first transaction that each request may have used, whether it was refused.
    private final TreeMap<Long, String> refused = new TreeMap<>();

    /// What left a trace that is no longer there.
    private final TreeSet<Long> wiped = new TreeSet<>();

    private int count;

    Reply send(Wire who, String method, String path, Object body) {
        long before = method.equals("GET") ? 0 : bakery.read(Traces::next);
        var reply = who.send(method, path, body);
        count++;
        boolean isRefused = reply.status() >= 400;
        refused.put(before, isRefused ? method + " " + path + " " + shown(body) : "");
        var fault = fault(path, reply);
        if (!fault.isEmpty()) {
            faults.add(
                    "%s %s %s: %s %d %s"
                            .formatted(
                                    method,
                                    shortened(path),
                                    shown(body),
                                    fault,
                                    reply.status(),
                                    shortened(reply.text())));
        }
        return reply;
    }

    /// Puts the pantry in order again.
    void restore() {
        wiped.addAll(bakery.read(tx -> Traces.in(tx, Pantry.KEPT)));
        pantry.restore();
    }

    int count() {
        return count;
    }

    /// What should not have been answered.
    List<String> faults() {
        return faults;
    }

    /// What was refused, but not without a trace: every row that is there was written by a request
    /// that was let through.
    List<String> left() {
        refused.remove(0L);
        wiped.addAll(bakery.read(Traces::all));
        return wiped.stream()
                .filter(trace -> !refused.isEmpty() && trace >= refused.firstKey())
                .map(trace -> refused.floorEntry(trace).getValue())
                .filter(request -> !request.isEmpty())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Override
    public void close() {
        bakery.close();
    }

    private static String fault(String path, Reply reply) {
        if (reply.status() >= 500) {
            return "a fault of ours";
        }
        if (reply.status() < 400) {
            return "";
        }
        try {
            var json = Json.map(reply.text());
            // OAuth has words of its own for what is wrong.
            boolean isError =
                    Boolean.TRUE.equals(json.get("error"))
                            || path.equals("/oauth/token") && json.get("error") instanceof String;
            boolean isEnvelope =
                    isError && json.get("message") instanceof String message && !message.isBlank();
            if (!isEnvelope) {
                return "not our envelope";
            }
            boolean isVague =
                    "The given data was invalid.".equals(json.get("message"))
                            && Map.of().equals(json.get("errors"));
            return isVague || SLIPPED.contains(json.get("message"))
                    ? "noticed by the database only"
                    : "";
        } catch (JacksonException | ClassCastException _) {
            return "no JSON object";
        }
    }

    private static String shown(Object body) {
        return shortened(
                switch (body) {
                    case byte[] raw -> new String(raw, StandardCharsets.UTF_8);
                    case String text -> text;
                    default -> Json.text(body);
                });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(0, LONGEST_SHOWN) + "... (" + text.length() + ")";
    }
}
