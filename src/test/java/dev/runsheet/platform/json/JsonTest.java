package dev.runsheet.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runsheet.base.FieldError;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Refusal;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final TaskId TASK = new TaskId(new UUID(1, 2));
    private static final String TASK_HEX = "00000000000000010000000000000002";

    record Plan(
            TaskId task,
            MemberId owner,
            List<MemberId> watchers,
            Map<StepId, Integer> days,
            Map<MemberId, String> notes,
            Instant startsAt,
            String summary,
            Map<String, Object> data) {}

    record Older(String name, int count, boolean isOpen, List<String> tags) {}

    @Test
    void valuesArePlain() {
        var object =
                read(
                        "{\"s\":\"é😀\",\"i\":1,\"l\":5000000000,\"b\":123456789012345678901234567890,\"d\":1.5,\"t\":true,\"n\":null,\"a\":[1,{\"x\":[]}]}");
        assertThat(object)
                .containsEntry("s", "é😀")
                .containsEntry("i", 1)
                .containsEntry("l", 5_000_000_000L)
                .containsEntry("b", new BigInteger("123456789012345678901234567890"))
                .containsEntry("d", 1.5)
                .containsEntry("t", true)
                .containsEntry("n", null)
                .containsEntry("a", List.of(1, Map.of("x", List.of())));
        assertThat(object.keySet()).containsExactly("s", "i", "l", "b", "d", "t", "n", "a");
    }

    @Test
    void ofAKeyThatComesTwiceTheLastCounts() {
        assertThat(read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2));
    }

    @Test
    void whatIsNoObjectIsMalformed() {
        for (var text :
                new String[] {
                    "",
                    " ",
                    "[]",
                    "1",
                    "null",
                    "{",
                    "{\"a\"}",
                    "{\"a\":1,}",
                    "{\"a\":1}x",
                    "{\"a\":1}{}",
                    "{a:1}",
                    "{\"a\":NaN}",
                    "{\"a\":01}",
                    "{\"a\":1e999}",
                    "{\"a\":\"\\x\"}",
                    "{\"a\":\"\u0001\"}",
                    "{\"a\":Infinity}"
                }) {
            assertThat(problem(text)).as(text).isInstanceOf(Problem.Malformed.class);
        }
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        var bytes = "{\"a\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        bytes[6] = (byte) 0xff;
        assertThat(problem(bytes)).isInstanceOf(Problem.Malformed.class);
    }

    @Test
    void sixtyFourLevelsAreTheDeepest() {
        assertThat(read(nested(64))).containsKey("a");
        assertThat(problem(nested(65))).isInstanceOf(Problem.Malformed.class);
        assertThat(problem(nested(10_000))).isInstanceOf(Problem.Malformed.class);
        assertThat(problem("[".repeat(1_000_000))).isInstanceOf(Problem.Malformed.class);
    }

    @Test
    void hugeNumbersAreRefusedBeforeTheyCostAnything() {
        Assertions.assertTimeout(
                Duration.ofSeconds(30),
                () -> {
                    assertThat(problem("{\"a\":" + "9".repeat(1_900_000) + "}"))
                            .isInstanceOf(Problem.Malformed.class);
                    assertThat(problem("{\"a\":1." + "9".repeat(1_900_000) + "}"))
                            .isInstanceOf(Problem.Malformed.class);
                    assertThat(problem("{\"a\":1e999999999}"))
                            .isInstanceOf(Problem.Malformed.class);
                    assertThat(read("{\"a\":1e-999999999}")).isEqualTo(Map.of("a", 0.0));
                });
    }

    @Test
    void keysWhoseHashesCollideAreNotSlow() {
        var text = new StringBuilder("{");
        for (int i = 0; i < 1 << 16; i++) {
            for (int bit = 0; bit < 16; bit++) {
                if (bit == 0) {
                    text.append(i == 0 ? "\"" : ",\"");
                }
                // "Aa" and "BB" have the same hash, and so has every row of them.
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append("\":1");
        }
        var bytes = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeout(
                Duration.ofSeconds(30),
                () -> {
                    try {
                        assertThat(Json.object(bytes)).hasSize(1 << 16);
                    } catch (Refusal refusal) {
                        assertThat(refusal.problem()).isInstanceOf(Problem.Malformed.class);
                    }
                });
    }

    @Test
    void charactersThatCannotBeStoredAreNamedByTheirPaths() {
        var text =
                "{\"name\":\"a\\u0000\",\"tasks\":[{\"title\":\"ok\"},{\"title\":\"\\ud800\"}],"
                        + "\"x\\u0000\":1,\"y\":\"\\ude00\\ud83d\",\"good\":\"\\ud83d\\ude00\"}";
        var message = "The text contains characters that cannot be stored.";
        assertThat(problem(text))
                .isEqualTo(
                        new Problem.Invalid(
                                List.of(
                                        new FieldError("name", message),
                                        new FieldError("tasks.1.title", message),
                                        new FieldError("x\uFFFD", message),
                                        new FieldError("y", message))));
    }

    @Test
    void surrogatesWrittenAsBytesAreNoCharactersEither() {
        var bytes = "{\"a\":\"???\"}".getBytes(StandardCharsets.UTF_8);
        bytes[6] = (byte) 0xed;
        bytes[7] = (byte) 0xa0;
        bytes[8] = (byte) 0x80;
        assertThat(problem(bytes)).isInstanceOfAny(Problem.Invalid.class, Problem.Malformed.class);
    }

    @Test
    void idsInDocumentsAreScalars() {
        var plan =
                new Plan(
                        TASK,
                        new MemberId(1001),
                        List.of(new MemberId(1), new MemberId(2)),
                        Map.of(new StepId(new UUID(1, 2)), 3),
                        Map.of(new MemberId(1001), "Ann"),
                        Instant.parse("2026-03-06T12:00:00Z"),
                        null,
                        nullable());
        var text = Json.text(plan);
        assertThat(text)
                .isEqualTo(
                        "{\"task\":\"H\",\"owner\":1001,\"watchers\":[1,2],\"days\":{\"H\":3},\"notes\":{\"1001\":\"Ann\"},\"startsAt\":\"2026-03-06T12:00:00Z\",\"data\":{\"cleared\":null}}"
                                .replace("H", TASK_HEX));
        assertThat(Json.read(text, Plan.class)).isEqualTo(plan);
    }

    @Test
    void documentsOfYesterdayStillRead() {
        assertThat(Json.read("{\"name\":\"x\",\"gone\":1}", Older.class))
                .isEqualTo(new Older("x", 0, false, null));
    }

    @Test
    void plainValuesKeepTheirOrderAndTheirNulls() {
        var value = new LinkedHashMap<String, Object>();
        value.put("z", null);
        value.put("a", List.of(1, 2L, 1.5, true, "x"));
        value.put("id", TASK);
        value.put("who", new MemberId(7));
        assertThat(Json.text(value))
                .isEqualTo(
                        "{\"z\":null,\"a\":[1,2,1.5,true,\"x\"],\"id\":\""
                                + TASK_HEX
                                + "\",\"who\":7}");
        assertThat(Json.read("[1,{\"a\":null}]")).isEqualTo(List.of(1, nullable("a")));
    }

    private static Map<String, Object> nullable() {
        return nullable("cleared");
    }

    private static Map<String, Object> nullable(String key) {
        var map = new HashMap<String, Object>();
        map.put(key, null);
        return map;
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private static Map<String, Object> read(String text) {
        return Json.object(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(String text) {
        return problem(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(byte[] bytes) {
        return catchThrowableOfType(Refusal.class, () -> Json.object(bytes)).problem();
    }
}
