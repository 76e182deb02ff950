package dev.runsheet.platform.http;

import java.io.InputStream;
import java.util.function.Supplier;

/// An answer's bytes that go out as they are read. `open` is asked once the transaction is over.
public record Streamed(long size, Supplier<InputStream> open) {}
