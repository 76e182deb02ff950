package dev.runsheet.platform.db;

import java.util.ArrayList;
import java.util.List;

/// A table whose rows are copied, with the statements that copy them and that ask if there are any,
/// and the tables that its rows speak of.
public record Table(String name, String out, String into, String any, List<String> needs) {

    /// So that each comes after those that its rows speak of.
    static List<Table> inOrder(List<Table> tables) {
        var left = new ArrayList<>(tables);
        var ordered = new ArrayList<Table>();
        while (!left.isEmpty()) {
            var waiting = left.stream().map(Table::name).toList();
            var next =
                    left.stream()
                            .filter(each -> each.needs.stream().noneMatch(waiting::contains))
                            .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("these tables need each other: " + waiting);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return List.copyOf(ordered);
    }
}
