package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.fire.ToldWrites.Told;
import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What belongs to another organization is answered like what does not exist: the same status, the
/// same body. Eve of the mill tries with all that the bakery has.
class StrangersTest {
    private static final String NOWHERE = "/organizations/" + "0190".repeat(8);

    @Test
    void whatIsNotYoursIsAnsweredLikeWhatDoesNotExist() {
        try (var bakery = new Bakehouse()) {
            var pantry = new Pantry(bakery);
            var eve = Caller.ELSEWHERE.in(bakery);
            var invented = invented(pantry);
            var differing = new ArrayList<String>();
            for (var call : EveryCall.of(pantry)) {
                if (!isOfOneThing(call)) {
                    continue;
                }
                var theirs = send(eve, call, Map.of(World.FLOUR.hex(), World.MILL.hex()));
                var nobodys = send(eve, call, invented);
                compare(call, theirs, nobodys, invented, differing);
            }
            assertThat(differing).isEmpty();
            bakery.recount();
            assertThat(bakery.ann.get(pantry.checklist("")).status()).isEqualTo(200);
            assertThat(bakery.ann.get(Bakehouse.ORG + "/tasks/" + pantry.chore).status())
                    .isEqualTo(200);
        }
    }

    /// To somebody who is not of it, to a guest and to nobody at all.
    @Test
    void anOrganizationThatIsNotYoursIsAnsweredLikeNone() {
        try (var bakery = new Bakehouse()) {
            var pantry = new Pantry(bakery);
            var differing = new ArrayList<String>();
            for (var caller : List.of(Caller.ELSEWHERE, Caller.GUEST, Caller.NOBODY)) {
                var who = caller.in(bakery);
                var home = caller == Caller.GUEST ? World.MILL : World.FLOUR;
                for (var call : EveryCall.of(pantry)) {
                    if (!call.operation().contains("/organizations/{org}")) {
                        continue;
                    }
                    var there = send(who, call, Map.of(World.FLOUR.hex(), home.hex()));
                    var nowhere = send(who, call, Map.of(World.FLOUR.hex(), NOWHERE.substring(15)));
                    compare(call, there, nowhere, Map.of(), differing);
                    assertThat(there.status()).as(call.operation()).isIn(401, 403);
                }
            }
            assertThat(differing).isEmpty();
        }
    }

    /// A link in a letter is of whoever has it; a picture is uploaded to nothing but its
    /// organization.
    private static boolean isOfOneThing(Told call) {
        var path = call.operation();
        if (path.endsWith("/x/links/{link}")) {
            return false;
        }
        boolean isForOne =
                call.write().body() instanceof Upload upload && !upload.fields().isEmpty();
        return isForOne || path.replace("{org}", "").contains("{");
    }

    /// In the place of every id of the bakery one that nobody has.
    private static Map<String, String> invented(Pantry pantry) {
        var invented = new LinkedHashMap<String, String>();
        invented.put(World.FLOUR.hex(), World.MILL.hex());
        pantry.ids.forEach(
                (name, id) ->
                        invented.putIfAbsent(
                                id,
                                switch (name) {
                                    case "user",
                                            "snippet",
                                            "watcher",
                                            "delivery",
                                            "client",
                                            "token",
                                            "notice" ->
                                            "987654321";
                                    case "guest", "email" -> "nobody@flour.example";
                                    case "alias" -> "no-such-alias";
                                    default -> fresh();
                                }));
        pantry.discussed.values().forEach(on -> inventFor(on, invented));
        for (var id : List.of(pantry.chore, pantry.task, pantry.otherStep)) {
            invented.putIfAbsent(id, fresh());
        }
        pantry.asked.forEach(field -> invented.putIfAbsent((String) field.get("id"), fresh()));
        return invented;
    }

    private static void inventFor(Pantry.Discussed on, Map<String, String> invented) {
        for (var id : List.of(on.thing(), on.comment(), on.troubled(), on.problem())) {
            invented.putIfAbsent(id, fresh());
        }
    }

    private static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Reply send(Wire who, Told call, Map<String, String> instead) {
        var write = call.write();
        return who.send(write.method(), path(write.path(), instead), body(write.body(), instead));
    }

    private static String path(String path, Map<String, String> instead) {
        return Stream.of(path.split("/"))
                .map(segment -> instead.getOrDefault(segment, segment))
                .collect(Collectors.joining("/"));
    }

    private static Object body(Object body, Map<String, String> instead) {
        if (body instanceof Upload upload) {
            var fields = new LinkedHashMap<String, String>();
            upload.fields().forEach((key, value) -> fields.put(key, replaced(value, instead)));
            return new Upload(fields, upload.part(), upload.filename(), upload.content());
        }
        return body instanceof Map<?, ?> ? replaced(Json.text(body), instead) : body;
    }

    /// A short number might stand for anything.
    private static String replaced(String text, Map<String, String> instead) {
        var result = text;
        for (var each : instead.entrySet()) {
            if (each.getKey().length() > 8) {
                result = result.replace(each.getKey(), each.getValue());
            }
        }
        return result;
    }

    /// Where an answer repeats what was asked for, that is no difference.
    private static void compare(
            Told call,
            Reply theirs,
            Reply nobodys,
            Map<String, String> invented,
            List<String> differing) {
        var masked = replaced(theirs.text(), invented);
        if (theirs.status() != nobodys.status() || !masked.equals(nobodys.text())) {
            differing.add(
                    "%s: %d %s, but %d %s"
                            .formatted(
                                    call.operation(),
                                    theirs.status(),
                                    theirs.text(),
                                    nobodys.status(),
                                    nobodys.text()));
        }
    }
}
