package dev.runsheet.platform.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;

/// One row of a result, read column by column; a null in the database is null, an array is never.
public final class Row {
    private final ResultSet from;

    private Row(ResultSet from) {
        this.from = from;
    }

    /// For `map` of a query: how each row becomes a record.
    public static <T> RowMapper<T> of(Function<Row, T> each) {
        return (from, _) -> each.apply(new Row(from));
    }

    private interface Reading<T> {
        T read(ResultSet from) throws SQLException;
    }

    public UUID uuid(String column) {
        return read(row -> row.getObject(column, UUID.class));
    }

    /// The id in `column` as one of ours, or null.
    public <T> T id(String column, Function<UUID, T> as) {
        var id = uuid(column);
        return id == null ? null : as.apply(id);
    }

    /// As `id`, for numbers: a member.
    public <T> T numbered(String column, Function<Long, T> as) {
        var number = number(column);
        return number == null ? null : as.apply(number);
    }

    public String text(String column) {
        return read(row -> row.getString(column));
    }

    public Instant instant(String column) {
        var at = read(row -> row.getObject(column, OffsetDateTime.class));
        return at == null ? null : at.toInstant();
    }

    public Long number(String column) {
        return read(row -> row.getObject(column, Long.class));
    }

    public Integer whole(String column) {
        return read(row -> row.getObject(column, Integer.class));
    }

    public Boolean flag(String column) {
        return read(row -> row.getObject(column, Boolean.class));
    }

    public byte[] bytes(String column) {
        return read(row -> row.getBytes(column));
    }

    public <T> List<T> ids(String column, Function<UUID, T> as) {
        return array(column, UUID.class).stream().map(as).toList();
    }

    public <T> List<T> allNumbered(String column, Function<Long, T> as) {
        return array(column, Long.class).stream().map(as).toList();
    }

    public List<String> texts(String column) {
        return array(column, String.class);
    }

    private <T> List<T> array(String column, Class<T> type) {
        return read(
                row -> {
                    var array = row.getArray(column);
                    return array == null ? List.of() : elements(array, type);
                });
    }

    private static <T> List<T> elements(Array array, Class<T> type) throws SQLException {
        var elements = (Object[]) array.getArray();
        return Arrays.stream(elements).map(type::cast).toList();
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.read(from);
        } catch (SQLException fault) {
            throw new IllegalStateException("a column that cannot be read", fault);
        }
    }
}
