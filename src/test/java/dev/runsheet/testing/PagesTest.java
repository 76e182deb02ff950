package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.CreateClient;
import dev.runsheet.platform.json.Json;
import dev.runsheet.web.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of `docs/api` show what the server does: every exchange is done again, as Ann unless
/// it says otherwise; and no operation is without one.
class PagesTest {
    private static final Path PAGES = Path.of("docs/api");

    static List<String> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyExchangeIsDoneAgain(String page) throws IOException {
        assertThat(faults(page)).isEmpty();
    }

    @Test
    void noOperationIsWithoutAnExchange() throws IOException {
        var missing = new TreeSet<String>();
        map(Description.read().get("paths"))
                .forEach(
                        (path, item) ->
                                map(item).keySet().stream()
                                        .filter(key -> !key.equals("parameters"))
                                        .forEach(key -> missing.add(operation(key, path))));
        assertThat(missing).isNotEmpty();
        for (var page : pages()) {
            for (var each : exchanges(page)) {
                Contract.template(each.path())
                        .ifPresent(path -> missing.remove(operation(each.method(), path)));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String operation(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    private static List<Exchange> exchanges(String page) throws IOException {
        return Exchange.of(Files.readString(PAGES.resolve(page)));
    }

    /// Of the first exchange that differs: the ones after it build on it.
    private static List<String> faults(String page) throws IOException {
        var exchanges = exchanges(page);
        assertThat(exchanges).hasSizeGreaterThan(3);
        try (var api = Everything.open()) {
            var till = till(api);
            var likeness =
                    new Likeness(
                            Map.of(
                                    "org", World.FLOUR.hex(),
                                    "client", Long.toString(till.id()),
                                    "secret", till.secret(),
                                    "reset", api.database().database().write(Mailed::reset)));
            for (var exchange : exchanges) {
                var ann = api.as(World.ANN_TOKEN);
                for (var header : exchange.headers().entrySet()) {
                    ann = ann.with(header.getKey(), likeness.filled(header.getValue()));
                }
                var reply =
                        ann.send(
                                exchange.method(),
                                likeness.filled(exchange.path()),
                                likeness.filled(exchange.wireBody()));
                var faults = compare(exchange, reply, likeness);
                if (!faults.isEmpty()) {
                    return faults.stream().map(each -> exchange.title() + ": " + each).toList();
                }
            }
        }
        return List.of();
    }

    /// An application of the bakery.
    private static CreateClient.NewClient till(ApiServer api) {
        var till = new AtomicReference<CreateClient.NewClient>();
        api.database()
                .database()
                .write(
                        tx -> {
                            till.set(CreateClient.run(tx, World.FLOUR, "Till", World.NOON));
                            return null;
                        });
        return till.get();
    }

    private static List<String> compare(Exchange exchange, Reply reply, Likeness likeness) {
        if (reply.status() != exchange.status()) {
            return List.of("answered " + reply.status() + " " + reply.text());
        }
        for (var header : exchange.answerHeaders().entrySet()) {
            if (!header.getValue().equals(reply.header(header.getKey()))) {
                return List.of(
                        "answered " + header.getKey() + ": " + reply.header(header.getKey()));
            }
        }
        if (exchange.answer().isEmpty() || exchange.answer().equals(reply.text())) {
            return List.of();
        }
        return likeness.faults(Json.read(exchange.answer()), Json.read(reply.text()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
