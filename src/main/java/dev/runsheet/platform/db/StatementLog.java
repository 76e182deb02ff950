package dev.runsheet.platform.db;

/// Is told every statement that ran, as it is written in the source, and how long it took.
@FunctionalInterface
public interface StatementLog {
    StatementLog NONE = (_, _) -> {};

    void ran(String sql, long nanos);
}
