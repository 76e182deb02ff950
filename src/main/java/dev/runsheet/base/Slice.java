package dev.runsheet.base;

import java.util.List;
import java.util.function.Function;

/// The rows of one page, and how many there are in all.
public record Slice<T>(List<T> rows, long total) {
    public <R> Slice<R> map(Function<? super T, ? extends R> each) {
        return new Slice<>(rows.stream().<R>map(each).toList(), total);
    }
}
