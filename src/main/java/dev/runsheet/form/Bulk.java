package dev.runsheet.form;

import java.util.List;
import java.util.Map;

/// Keeps values of free shape within bounds, so that nothing which reads them later can be drowned.
final class Bulk {
    private static final int MOST = 200_000;
    private static final int DEEPEST = 12;

    private int left = MOST;

    private Bulk() {}

    static boolean fits(Object value) {
        return new Bulk().takes(value, 0);
    }

    private boolean takes(Object value, int depth) {
        left -= value instanceof String text ? text.length() + 1 : 1;
        if (left < 0 || depth > DEEPEST) {
            return false;
        }
        return switch (value) {
            case List<?> list -> list.stream().allMatch(each -> takes(each, depth + 1));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .allMatch(
                                    each ->
                                            takes(each.getKey(), depth + 1)
                                                    && takes(each.getValue(), depth + 1));
            case null, default -> true;
        };
    }
}
