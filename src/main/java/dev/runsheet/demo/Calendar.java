package dev.runsheet.demo;

import java.time.Instant;
import java.time.InstantSource;

/// The clock of a server while the past of the example company is told to it: it stands where it
/// was put.
public final class Calendar implements InstantSource {
    private volatile Instant at;

    public Calendar(Instant now) {
        at = now;
    }

    void put(Instant moment) {
        at = moment;
    }

    @Override
    public Instant instant() {
        return at;
    }
}
