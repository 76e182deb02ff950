package dev.runsheet.platform.db;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Runs a piece of work in one transaction, which what it throws rolls back.
public interface Transactions {
    /// Read-only.
    <T> T read(Function<Handle, T> work);

    <T> T write(Function<Handle, T> work);
}
