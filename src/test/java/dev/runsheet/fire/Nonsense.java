package dev.runsheet.fire;

import dev.runsheet.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a client should not send, but will.
final class Nonsense {
    private static final String HUGE = "x".repeat(300_000);

    /// As they are written in JSON.
    static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "9223372036854775808",
                    "1e999999999",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"9998-12-31T23:59:59Z\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"" + HUGE + "\"",
                    "[]",
                    "[1,\"x\",{},[],true]",
                    "{}",
                    "{\"\\u0000\":\"\\ud800\"}",
                    "{\"id\":1,\"text\":[],\"users\":7,\"value\":{}}",
                    deep("{\"a\":", "{}", "}", 50));

    /// Whole bodies, none of which is an object in JSON of a sensible size.
    static final List<byte[]> BODIES =
            Stream.of(
                            "{",
                            "[",
                            "nul",
                            "\"text\"",
                            "7",
                            "null",
                            "[]",
                            "[{}]",
                            "{\"title\":}",
                            "{\"title\":\"x\"",
                            "{\"title\":\"x\"}}",
                            "{\"title\":\"x\",}",
                            "{'title':'x'}",
                            "{\"title\":NaN}",
                            "{\"title\":-Infinity}",
                            "{\"title\":01}",
                            "{\"title\":\"a\nb\"}",
                            "{\"title\":\"\\x\"}",
                            "{\"title\":\"\\ud800\\u0000\"}",
                            "{title:1}",
                            "{\"title\":1" + "0".repeat(500) + "}",
                            "/* */{}",
                            "\uFEFF{}",
                            "{\"a\":1}{\"b\":2}",
                            "<?xml version=\"1.0\"?><a/>",
                            "title=x&owners[]=%00&owners=%ZZ&=&%",
                            deep("[", "", "]", 10_000),
                            deep("{\"a\":", "1", "}", 10_000),
                            "{\"title\":" + deep("[", "", "]", 10_000) + "}")
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();

    /// Bytes that are no UTF-8, UTF-16, very many keys, and more than a server should read.
    static final List<byte[]> HEAVY_BODIES =
            List.of(
                    new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
                    "{\"title\":\"\uD83C\uDF5E\"}".getBytes(StandardCharsets.UTF_16),
                    new byte[100_000],
                    ("{" + keys(100_000) + "}").getBytes(StandardCharsets.UTF_8),
                    ("{\"title\":\"" + "x".repeat(3_000_000) + "\"}")
                            .getBytes(StandardCharsets.UTF_8));

    static final List<String> CONTENT_TYPES =
            List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/json; charset=utf-16",
                    "application/xml",
                    "nonsense",
                    "/;;=");

    /// For a place in an address, encoded.
    static final List<String> PIECES =
            List.of(
                    "%00",
                    "%FF%FE",
                    "%C3%28",
                    "%ED%A0%80",
                    "..",
                    "%2e%2e%2F",
                    "%2F",
                    "%20",
                    "'",
                    "%25s",
                    "%22%7B%7D%5B%5D",
                    "%F0%9F%8D%9E",
                    "0",
                    "-1",
                    "1e9",
                    "2147483648",
                    "99999999999999999999",
                    "null",
                    "true",
                    "1,2,,x,%00",
                    "0".repeat(32),
                    "f".repeat(32),
                    "x".repeat(2_000));

    private Nonsense() {}

    /// `body` as JSON with each of its parts, itself too, replaced by `raw`.
    static Stream<String> spoilt(Object body, String raw) {
        return IntStream.range(0, parts(body)).mapToObj(part -> spoilt(body, part, raw));
    }

    private static int parts(Object value) {
        return 1
                + switch (value) {
                    case Map<?, ?> map -> map.values().stream().mapToInt(Nonsense::parts).sum();
                    case List<?> list -> list.stream().mapToInt(Nonsense::parts).sum();
                    case null, default -> 0;
                };
    }

    private static String spoilt(Object body, int part, String raw) {
        var out = new StringBuilder();
        write(body, part, raw, out);
        return out.toString();
    }

    /// Part 0 is the value itself, those in it follow one by one.
    private static void write(Object value, int part, String raw, StringBuilder out) {
        if (part == 0) {
            out.append(raw);
            return;
        }
        int left = part - 1;
        var separator = "";
        switch (value) {
            case Map<?, ?> map -> {
                out.append('{');
                for (var entry : map.entrySet()) {
                    out.append(separator).append(Json.text(entry.getKey())).append(':');
                    write(entry.getValue(), left, raw, out);
                    left -= parts(entry.getValue());
                    separator = ",";
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                for (var each : list) {
                    out.append(separator);
                    write(each, left, raw, out);
                    left -= parts(each);
                    separator = ",";
                }
                out.append(']');
            }
            case null, default -> out.append(Json.text(value));
        }
    }

    private static String deep(String open, String inner, String close, int depth) {
        return open.repeat(depth) + inner + close.repeat(depth);
    }

    private static String keys(int count) {
        return String.join(
                ",", IntStream.range(0, count).mapToObj(key -> "\"k" + key + "\":1").toList());
    }
}
