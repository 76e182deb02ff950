package dev.runsheet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// What a client reads from an answer, in the words of `clients.txt`: `2xx`, or
/// `data[].id:number>member`.
final class Reading {
    private static final Pattern WANT =
            Pattern.compile("([^:=>]*)(?:(:\\w+\\??)|=([^>]*))(?:>(\\w+))?");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Reply reply;
    private final BiConsumer<String, String> keep;

    /// `keep` takes what later calls speak of, under its name.
    Reading(Reply reply, BiConsumer<String, String> keep) {
        this.reply = reply;
        this.keep = keep;
    }

    void check(List<String> wants) {
        assertThat(Integer.toString(reply.status()))
                .as(reply.text())
                .matches(wants.getFirst().replace("x", "\\d"));
        wants.stream().skip(1).forEach(this::check);
    }

    private void check(String want) {
        var parts = WANT.matcher(want);
        assertThat(parts.matches()).as(want).isTrue();
        var found = new ArrayList<>();
        find(Json.read(reply.text()), List.of(parts.group(1).split("\\.")), found);
        assertThat(found).as("%s in %s", want, reply.text()).isNotEmpty();
        for (var value : found) {
            assertThat(
                            parts.group(2) == null
                                    ? parts.group(3).equals(String.valueOf(value))
                                    : is(value, parts.group(2)))
                    .as("%s, and is %s in %s", want, value, reply.text())
                    .isTrue();
        }
        if (parts.group(4) != null) {
            keep.accept(parts.group(4), String.valueOf(found.getFirst()));
        }
    }

    /// Of a list with `[]` every element, of which there must be one.
    private void find(Object in, List<String> keys, List<Object> found) {
        if (keys.isEmpty()) {
            found.add(in);
            return;
        }
        var key = keys.getFirst().replace("[]", "");
        var rest = keys.subList(1, keys.size());
        assertThat(in).as("%s in %s", keys, reply.text()).isInstanceOf(Map.class);
        var map = (Map<?, ?>) in;
        assertThat(map.containsKey(key)).as("%s in %s", keys, reply.text()).isTrue();
        var value = map.get(key);
        if (!keys.getFirst().endsWith("[]")) {
            find(value, rest, found);
            return;
        }
        assertThat(value).as("%s in %s", keys, reply.text()).isInstanceOf(List.class);
        ((List<?>) value).forEach(each -> find(each, rest, found));
    }

    private static boolean is(Object value, String type) {
        return switch (type) {
            case ":id" -> value instanceof String text && ID.matcher(text).matches();
            case ":text" -> value instanceof String;
            case ":text?" -> value == null || value instanceof String;
            case ":number" -> value instanceof Number;
            case ":number?" -> value == null || value instanceof Number;
            case ":flag" -> value instanceof Boolean;
            case ":list" -> value instanceof List;
            case ":map" -> value instanceof Map;
            case ":map?" -> value == null || value instanceof Map;
            default -> throw new AssertionError("no such type: " + type);
        };
    }
}
