package dev.runsheet.platform.http;

import dev.runsheet.base.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
        replays.store(
                tx,
                key,
                new Replays.Stored(hash, answer.status(), answer.headers(), answer.body()),
                call.at());
        return answer;
    }

    private static Ready replayed(Replays.Stored stored, byte[] hash) {
        if (!Arrays.equals(stored.requestHash(), hash)) {
            throw Problem.invalid(
                            "Idempotency-Key", "This Idempotency-Key was used for another request.")
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
