package dev.runsheet.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/// The rows of two queries that travelled to the database together. The second begins when the
/// first has ended: it sees what a lock of the first has waited for.
public record Both<A, B>(List<A> first, List<B> second) {

    /// `query` is two statements with a semicolon between them.
    public static <A, B> Both<A, B> of(
            Query query, Function<Row, A> first, Function<Row, B> second) {
        return query.execute(
                (prepared, context) -> {
                    try (context) {
                        var statement = prepared.get();
                        var ones = rows(statement.getResultSet(), first);
                        if (!statement.getMoreResults()) {
                            throw new IllegalArgumentException("not two queries");
                        }
                        return new Both<>(ones, rows(statement.getResultSet(), second));
                    }
                });
    }

    private static <T> List<T> rows(ResultSet results, Function<Row, T> each) throws SQLException {
        var rows = new ArrayList<T>();
        var mapper = Row.of(each);
        while (results.next()) {
            rows.add(mapper.map(results, null));
        }
        return List.copyOf(rows);
    }
}
