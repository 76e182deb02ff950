package dev.runsheet.platform.postgres;

import java.nio.file.Path;

/// A server of its own for tests that kill it: starts, says `ready` and holds on.
final class HeldPostgres {
    private HeldPostgres() {}

    public static void main(String[] args) throws InterruptedException {
        var place = PostgresTest.place(Path.of(args[0]));
        try (var postgres = Postgres.start(place)) {
            System.out.println("ready " + postgres.address().url());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
