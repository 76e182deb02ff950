package dev.runsheet.base;

/// Which rows of a list are asked for: `number` from 1, `size` rows each, or all of them.
public record Page(int number, int size, boolean isAll) {
    public long offset() {
        return isAll ? 0 : (long) (number - 1) * size;
    }

    /// For `limit` in SQL: null is all rows.
    public Integer limit() {
        return isAll ? null : size;
    }
}
