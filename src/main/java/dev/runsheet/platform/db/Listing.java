package dev.runsheet.platform.db;

import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// A list that is read a page at a time: the statement that finds all its rows, and their order.
public record Listing(String rows, String order) {

    /// `bound` gives the statement its values, once for the page and once, where the page does not
    /// show it, for how many there are in all.
    public <T> Slice<T> read(
            Handle tx, Page page, UnaryOperator<Query> bound, Function<Row, T> each) {
        var found =
                bound.apply(
                                tx.createQuery(
                                        rows
                                                + order
                                                + """
                                                limit :limit offset :offset
                                                """))
                        .bind("limit", page.limit())
                        .bind("offset", page.offset())
                        .map(Row.of(each))
                        .list();
        return new Slice<>(
                found,
                isLast(page, found.size()) ? page.offset() + found.size() : count(tx, bound));
    }

    private static boolean isLast(Page page, int found) {
        return page.isAll() || found < page.size() && (found > 0 || page.number() == 1);
    }

    private long count(Handle tx, UnaryOperator<Query> bound) {
        return bound.apply(
                        tx.createQuery(
                                """
                                select count(*)
                                  from (
                                """
                                        + rows
                                        + ") n"))
                .mapTo(Long.class)
                .one();
    }
}
