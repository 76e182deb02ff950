package dev.runsheet.form;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes JSON values that are wrong in likely ways: the keys and texts the product knows, in places
/// where they do not belong.
final class AnyJson {
    private static final String[] KEYS = {
        "id",
        "text",
        "selected",
        "value",
        "users",
        "guests",
        "groups",
        "url",
        "full_url",
        "source",
        "filename",
        "label",
        "required",
        "email",
        "field_id",
        "x"
    };
    private static final Object[] LEAVES = {
        null,
        true,
        false,
        0,
        1,
        2,
        -1,
        1001,
        "1001",
        0.0,
        123.45,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Long.MAX_VALUE,
        BigInteger.TEN.pow(900),
        "",
        " ",
        "0",
        "1",
        "true",
        "Rye",
        "Wheat",
        "rye",
        "2026-03-06",
        "2026-03-06 17:00:00",
        "2026-02-30T99:00:00Z",
        "local",
        "url",
        "https://bakery.example/rye.pdf",
        "gus@bakery.example",
        "@",
        "\u0000",
        "\uD800",
        "a3f5c7e9b1d24680f2a4c6e8b0d13579",
        "{{x}}",
        "日本",
        "9".repeat(300)
    };

    private final Random random;

    AnyJson(long seed) {
        random = new Random(seed);
    }

    Object value() {
        return value(0);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private Object value(int depth) {
        return switch (depth > 4 ? 0 : random.nextInt(4)) {
            case 0, 1 -> oneOf(LEAVES);
            case 2 -> list(depth);
            default -> map(depth);
        };
    }

    private List<Object> list(int depth) {
        var list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(oneOf(KEYS), value(depth + 1));
        }
        return map;
    }
}
