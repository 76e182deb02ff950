package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.fire.ToldWrites.Told;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who may do what (platform spec 21): every route is called by everybody, and `rights.txt` says
/// what each is answered.
class RightsTest {
    private static final List<Long> ALL = List.of(1001L, 1002L, 1003L);

    @Test
    void noRouteIsLeftOut() {
        var described = EveryCall.described();
        var rows = Rights.part("theirs").keySet();
        var missing = new TreeSet<>(described);
        missing.removeAll(rows);
        assertThat(missing)
                .as(
                        """
                        routes without a row in %s. Add for each a row to the part [theirs]: the operation and what %s \
                        are answered; the other tests of this class print the row as the server answers now, to be \
                        held against platform spec 21""",
                        Rights.FILE, List.of(Caller.values()))
                .isEmpty();
        var gone = new TreeSet<>(rows);
        gone.removeAll(described);
        assertThat(gone).as("rows of %s for routes that are not there", Rights.FILE).isEmpty();
        try (var bakery = new Bakehouse()) {
            var called = new TreeSet<String>();
            EveryCall.of(new Pantry(bakery)).forEach(call -> called.add(call.operation()));
            var silent = new TreeSet<>(described);
            silent.removeAll(called);
            assertThat(silent)
                    .as("writes that are not in ToldWrites, so that nobody calls them")
                    .isEmpty();
        }
    }

    @Test
    void ofWhatIsTheirsEverybodyMayDoAsTheTableSays() {
        var expected = Rights.part("theirs");
        var answers = new LinkedHashMap<String, List<String>>();
        for (var caller : Caller.values()) {
            call(caller, ALL, List.of(World.GUS), EveryCall.described(), answers);
        }
        assertThat(differing(expected, answers))
                .as("rows of %s, part [theirs], as the server answers now", Rights.FILE)
                .isEmpty();
    }

    @Test
    void ofTheTasksOfOthersEverybodyMayDoAsTheTableSays() {
        var expected = Rights.part("of others");
        var answers = new LinkedHashMap<String, List<String>>();
        for (var caller : List.of(Caller.STANDARD, Caller.LIGHT, Caller.GUEST)) {
            call(caller, List.of(1001L), List.of(), expected.keySet(), answers);
        }
        assertThat(differing(expected, answers))
                .as("rows of %s, part [of others], as the server answers now", Rights.FILE)
                .isEmpty();
    }

    /// Each caller has a bakery of their own, so that nobody finds what another one left.
    private static void call(
            Caller caller,
            List<Long> members,
            List<String> guests,
            Set<String> operations,
            Map<String, List<String>> answers) {
        try (var bakery = new Bakehouse()) {
            var pantry = new Pantry(bakery);
            pantry.give(members, guests);
            var who = caller.in(bakery);
            var application = pantry.application();
            for (var call : EveryCall.of(pantry)) {
                if (operations.contains(call.operation())) {
                    pantry.restore();
                    prepare(bakery, application, call);
                    var reply = call.write().by(who);
                    assertThat(reply.status()).as(call + reply.text()).isLessThan(500);
                    answers.computeIfAbsent(call.operation(), _ -> new ArrayList<>())
                            .add(Integer.toString(reply.status()));
                }
            }
        }
    }

    private static void prepare(Bakehouse bakery, Wire application, Told call) {
        for (var write : call.before()) {
            var isForApplications = write.path().startsWith("/applications");
            var reply = write.by(isForApplications ? application : bakery.ann);
            assertThat(reply.status()).as(write + " " + reply.text()).isLessThan(300);
        }
    }

    /// The rows as they should read now.
    private static List<String> differing(
            Map<String, String> expected, Map<String, List<String>> answers) {
        return answers.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), Rights.row(each.getKey(), each.getValue())))
                .filter(row -> !row.getValue().equals(expected.get(row.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }
}
