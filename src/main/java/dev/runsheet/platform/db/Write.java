package dev.runsheet.platform.db;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// A statement that changes rows, with its values by name; several of them travel to the database
/// together, since the way there costs more than the work.
public record Write(String sql, Map<String, Object> values) {
    private static final String BETWEEN = ";\n";

    /// In this order, in one trip. A name that two statements share has one value.
    public static void all(Handle tx, Write... writes) {
        var values = new LinkedHashMap<String, Object>();
        for (var write : writes) {
            write.values.forEach(
                    (name, value) -> {
                        if (values.containsKey(name) && !Objects.equals(values.get(name), value)) {
                            throw new IllegalArgumentException(name + " has two values");
                        }
                        values.put(name, value);
                    });
        }
        var sql = Arrays.stream(writes).map(Write::sql).collect(Collectors.joining(BETWEEN));
        tx.createUpdate(sql).bindMap(values).execute();
    }
}
