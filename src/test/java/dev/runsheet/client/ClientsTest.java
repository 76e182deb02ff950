package dev.runsheet.client;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Everything;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every client of Tallyfy works here: each call of theirs as they send it, and in each answer what
/// they read.
class ClientsTest {
    /// No limit of an hour is met by a row that is not about limits.
    private static final Duration BETWEEN_ROWS = Duration.ofMinutes(10);

    private static ApiServer api;
    private static int row;

    @BeforeAll
    static void open() {
        api = Everything.open();
    }

    @AfterAll
    static void close() {
        api.close();
    }

    static List<Operation> operations() {
        return Operation.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void findsWhatItReads(Operation operation) {
        api.setClock(World.NOON.plus(BETWEEN_ROWS.multipliedBy(row++)));
        var stock = new Stock(api, row);
        operation.before().forEach(stock::filled);
        for (var call : operation.calls()) {
            var caller = api.as(World.ANN_TOKEN).with("Accept", "application/json");
            for (var header : operation.client().headers().entrySet()) {
                caller = caller.with(header.getKey(), header.getValue());
            }
            var body = stock.filled(call.body());
            if (!body.isEmpty()) {
                caller = caller.with("Content-Type", "application/json");
            }
            var path = operation.client().mount() + stock.filled(call.path());
            var reply = caller.send(call.method(), path.replace("//", "/"), body);
            new Reading(reply, stock::keep)
                    .check(call.wants().stream().map(stock::filled).toList());
        }
    }
}
