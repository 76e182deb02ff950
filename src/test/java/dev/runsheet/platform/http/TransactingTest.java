package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.platform.db.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class TransactingTest {
    @Test
    void readsAndWritesGetTheirKindOfTransaction() {
        var kinds = new ArrayList<String>();
        var transactions =
                new TestServer.Direct() {
                    @Override
                    public <T> T read(Function<Handle, T> work) {
                        kinds.add("read");
                        return super.read(work);
                    }

                    @Override
                    public <T> T write(Function<Handle, T> work) {
                        kinds.add("write");
                        return super.write(work);
                    }
                };
        try (var server = serving(transactions)) {
            server.get("/me");
            server.send("HEAD", "/me", "");
            server.send("POST", "/me", "");
            server.send("POST", "/me", "", "Authorization", "Bearer  ann");
            server.get("/health/live");
        }
        assertThat(kinds).containsExactly("read", "read", "write");
    }

    @Test
    void aRaceIsRunAgain() {
        var flaky = new Failing("40001", 3);
        try (var server = serving(flaky)) {
            assertThat(server.send("POST", "/me", "{\"a\":1}").body())
                    .isEqualTo("{\"data\":{\"a\":1}}");
        }
        assertThat(flaky.attempts).hasValue(4);
    }

    @Test
    void aRaceThatNeverEndsIsNoFaultOfTheClient() {
        var flaky = new Failing("40P01", Integer.MAX_VALUE);
        try (var server = serving(flaky)) {
            var answer = server.send("POST", "/me", "");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).startsWith("{\"error\":true,\"message\":\"");
        }
        assertThat(flaky.attempts).hasValue(4);
    }

    @Test
    void whatTheDatabaseRefusesIsNeverABugWhenTheInputIsToBlame() {
        var states = List.of("23505", "23503", "23514", "23502", "22003", "22P05", "22021");
        for (var state : states) {
            var flaky = new Failing(state, Integer.MAX_VALUE);
            try (var server = serving(flaky)) {
                var answer = server.send("POST", "/me", "");
                assertThat(answer.statusCode()).as(state).isEqualTo(422);
                assertThat(answer.body()).contains("\"errors\":{}").doesNotContain(state);
            }
            assertThat(flaky.attempts).hasValue(1);
        }
    }

    @Test
    void aDatabaseOutOfReachIsUnavailable() {
        for (var state : List.of("08006", "08001", "57P01", "53300", "57014")) {
            try (var server = serving(new Failing(state, Integer.MAX_VALUE))) {
                assertThat(server.get("/me").statusCode()).as(state).isEqualTo(503);
            }
        }
    }

    @Test
    void aStatementOfOursThatIsWrongIsABug() {
        try (var server = serving(new Failing("42601", Integer.MAX_VALUE))) {
            var answer = server.get("/me");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"error\":true,\"message\":\"Server Error\"}");
        }
    }

    @Test
    void aWriteWhoseAnswerCannotBeRenderedIsRolledBack() {
        var rolledBack = new AtomicInteger();
        var transactions =
                new TestServer.Direct() {
                    @Override
                    public <T> T write(Function<Handle, T> work) {
                        try {
                            return super.write(work);
                        } catch (RuntimeException | StackOverflowError fault) {
                            rolledBack.incrementAndGet();
                            throw fault;
                        }
                    }
                };
        var routes = new Routes();
        routes.post(
                "/me",
                (_, _) -> {
                    var endless = new ArrayList<Object>();
                    endless.add(endless);
                    return Answer.plain(endless);
                });
        try (var server = serving(routes, transactions)) {
            assertThat(server.send("POST", "/me", "").statusCode()).isEqualTo(500);
        }
        assertThat(rolledBack).hasValue(1);
    }

    private static TestServer serving(Transactions transactions) {
        var routes = new Routes();
        routes.get("/me", (_, _) -> Answer.empty());
        routes.post("/me", (call, _) -> Answer.ok(call.body().values()));
        return serving(routes, transactions);
    }

    private static TestServer serving(Routes routes, Transactions transactions) {
        return new TestServer(routes, Settings.DEFAULT, transactions, new TestServer.NoReplays());
    }

    /// Fails at the commit, as often as it is told.
    private static final class Failing extends TestServer.Direct {
        private final String state;
        private final int times;
        private final AtomicInteger attempts = new AtomicInteger();

        Failing(String state, int times) {
            this.state = state;
            this.times = times;
        }

        @Override
        public <T> T read(Function<Handle, T> work) {
            return failing(work.apply(null));
        }

        @Override
        public <T> T write(Function<Handle, T> work) {
            return failing(work.apply(null));
        }

        private <T> T failing(T result) {
            if (attempts.incrementAndGet() <= times) {
                throw new IllegalStateException(new SQLException("refused", state));
            }
            return result;
        }
    }
}
