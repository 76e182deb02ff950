package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Lets a request with an Idempotency-Key take effect once and answers its repetitions from memory.
final class Replaying {
    private static final HeaderName KEY = HeaderNames.create("Idempotency-Key");
    private static final int LONGEST = 255;

    private final Replays replays;

    Replaying(Replays replays) {
        this.replays = replays;
    }

    Ready once(Handle tx, Call call, Request request, Supplier<Ready> effect) {
        var sent = request.header(KEY);
        if (sent.isEmpty() || call.known().isEmpty()) {
            return effect.get();
        }
        var key = new Replays.Key(call.org(), call.who().orElseThrow(), checked(sent.get()));
        if (!replays.lock(tx, key)) {
            throw new Problem.StillRunning("A request with this Idempotency-Key is still running.")
                    .refuse();
        }
        var hash = hash(request);
        var stored = replays.find(tx, key, call.at());
        if (stored.isPresent()) {
            return replayed(stored.get(), hash);
        }
        var answer = effect.get();
        replays.store(tx, key, kept(hash, answer), call.at());
        return answer;
    }

    private static Replays.Stored kept(byte[] hash, Ready answer) {
        return answer.isSecret()
                ? new Replays.Stored(hash, answer.status(), Map.of(), null)
                : new Replays.Stored(hash, answer.status(), answer.headers(), answer.body());
    }

    private static Ready replayed(Replays.Stored stored, byte[] hash) {
        if (!Arrays.equals(stored.requestHash(), hash)) {
            throw Problem.invalid(
                            "Idempotency-Key", "This Idempotency-Key was used for another request.")
                    .refuse();
        }
        if (stored.body() == null) {
            throw new Problem.Conflict(
                            "This was done already, and its answer held a secret that is told only once.")
                    .refuse();
        }
        var headers = new LinkedHashMap<>(stored.headers());
        headers.put("Idempotent-Replayed", "true");
        return new Ready(stored.status(), headers, stored.body());
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw Problem.invalid(
                            "Idempotency-Key",
                            "The Idempotency-Key must have 1 to " + LONGEST + " characters.")
                    .refuse();
        }
        return key;
    }

    private static byte[] hash(Request request) {
        return Sha256.of(
                request.method().getBytes(StandardCharsets.UTF_8),
                request.path().getBytes(StandardCharsets.UTF_8),
                request.rawQuery().getBytes(StandardCharsets.UTF_8),
                request.body());
    }
}
