package dev.runsheet.platform.http;

import dev.runsheet.base.Id;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// The name of one request, in its answer and in every log line about it.
public final class RequestId {
    private static final int LONGEST = 128;
    static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private RequestId() {}

    /// The request this thread works on; empty outside of any.
    public static Optional<String> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// The client's own id when it is harmless to repeat, else a new one.
    static String of(Optional<String> sent) {
        return sent.filter(RequestId::isSane).orElseGet(RequestId::fresh);
    }

    private static String fresh() {
        var random = ThreadLocalRandom.current();
        return Id.hex(new UUID(random.nextLong(), random.nextLong()));
    }

    private static boolean isSane(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            var isFine =
                    each >= 'a' && each <= 'z'
                            || each >= 'A' && each <= 'Z'
                            || each >= '0' && each <= '9'
                            || each == '-'
                            || each == '_'
                            || each == '.';
            if (!isFine) {
                return false;
            }
        }
        return true;
    }
}
