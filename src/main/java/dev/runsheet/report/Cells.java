package dev.runsheet.report;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One row of the table of runs; what is not put is blank.
final class Cells {
    private final Map<Column, String> byColumn = new EnumMap<>(Column.class);

    /// Null is blank, and a date is written as spreadsheets read it.
    Cells put(Column column, Object value) {
        switch (value) {
            case null -> byColumn.remove(column);
            case Instant at -> byColumn.put(column, Dates.spaced(at));
            case Id id -> byColumn.put(column, id.hex());
            default -> byColumn.put(column, value.toString());
        }
        return this;
    }

    /// Another row that begins as this one.
    Cells copy() {
        var copy = new Cells();
        copy.byColumn.putAll(byColumn);
        return copy;
    }

    /// Of all columns, in their order.
    List<String> values() {
        return Arrays.stream(Column.values())
                .map(column -> byColumn.getOrDefault(column, ""))
                .toList();
    }
}
