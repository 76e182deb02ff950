package dev.runsheet.demo;

import java.time.Instant;

/// Something that happens to the example company, and when.
record Moment(Instant at, Runnable act) {}
