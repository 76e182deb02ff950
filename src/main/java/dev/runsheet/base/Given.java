package dev.runsheet.base;

import java.util.function.Function;

/// One property of a partial update: absent (keep), or given, where a given null clears.
public record Given<T>(boolean isPresent, T value) {
    public static <T> Given<T> absent() {
        return new Given<>(false, null);
    }

    public static <T> Given<T> of(T value) {
        return new Given<>(true, value);
    }

    /// The new value: the given one, or `current` when nothing was given.
    public T or(T current) {
        return isPresent ? value : current;
    }

    public <R> Given<R> map(Function<? super T, ? extends R> each) {
        return isPresent && value != null ? of(each.apply(value)) : new Given<>(isPresent, null);
    }
}
