package dev.runsheet.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Puts an answer on the wire with the headers that all answers share.
final class Sending {
    private static final System.Logger LOG = System.getLogger("runsheet.http");

    static final Header JSON =
            HeaderValues.createCached("Content-Type", "application/json; charset=utf-8");
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private static final HeaderName LIMIT = HeaderNames.create("X-RateLimit-Limit");
    private static final HeaderName REMAINING = HeaderNames.create("X-RateLimit-Remaining");
    private static final Header NO_SNIFFING =
            HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private Sending() {}

    static void send(Request request, Ready answer, Cors cors, ServerResponse to, boolean isLast) {
        var headers = to.headers();
        headers.set(Today.header());
        headers.set(REQUEST_ID, request.id());
        headers.set(NO_SNIFFING);
        cors.say(request, to);
        if (isLast) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
        if (request.standing() != null) {
            headers.set(LIMIT, Integer.toString(request.standing().limit()));
            headers.set(REMAINING, Integer.toString(request.standing().remaining()));
        }
        answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        if (isKnown(request, answer)) {
            drop(answer);
            to.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        to.status(answer.status());
        if (answer.size().equals(OptionalLong.of(0))) {
            to.send();
            return;
        }
        if (!answer.headers().containsKey("Content-Type")) {
            headers.set(JSON);
        }
        if (request.isHead()) {
            answer.size().ifPresent(to::contentLength);
            to.send();
        } else if (answer.stream() != null) {
            stream(answer.stream(), to);
        } else if (answer.writing() != null) {
            write(request, answer.writing(), to);
        } else {
            to.send(answer.body());
        }
    }

    /// A client that has gone needs no more, and what cannot be read any further must not look
    /// complete: either way the connection ends here.
    private static void stream(Streamed content, ServerResponse to) {
        try (var from = content.open().get()) {
            to.contentLength(content.size());
            try (var wire = to.outputStream()) {
                from.transferTo(wire);
            }
        } catch (IOException | UncheckedIOException fault) {
            throw new CloseConnectionException("an answer broke off", fault);
        }
    }

    /// As nobody knows how long it should be, what breaks off is not closed.
    private static void write(Request request, Consumer<OutputStream> writing, ServerResponse to) {
        var wire = to.outputStream();
        try {
            writing.accept(wire);
            wire.close();
        } catch (IOException | RuntimeException fault) {
            LOG.log(
                    Level.WARNING,
                    "the answer to request " + request.id() + " of " + request.pattern(),
                    fault);
            throw new CloseConnectionException("an answer broke off", fault);
        }
    }

    private static void drop(Ready answer) {
        if (answer.stream() != null) {
            try {
                answer.stream().open().get().close();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    /// The client has this very version already.
    private static boolean isKnown(Request request, Ready answer) {
        var etag = answer.headers().get("ETag");
        return etag != null
                && answer.status() == 200
                && (request.method().equals("GET") || request.isHead())
                && request.header(HeaderNames.IF_NONE_MATCH)
                        .filter(each -> ETags.isKnown(each, etag))
                        .isPresent();
    }
}
