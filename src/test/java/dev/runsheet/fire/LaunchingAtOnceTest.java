package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Launching and adding take numbers and places, and nobody gets another's.
class LaunchingAtOnceTest {
    private static final Bakehouse BAKERY = new Bakehouse();
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 20;

    @AfterAll
    static void close() {
        BAKERY.close();
    }

    @AfterEach
    void everythingIsAsARecountHasIt() {
        BAKERY.recount();
    }

    @Test
    void launchesAtOnceAreAllThereWithNumbersOfTheirOwn() {
        var template = BAKERY.template("Knead", "Bake");
        var ids = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            ids.addAll(AtOnce.each(CLIENTS, _ -> BAKERY.launch(template)));
        }
        int all = ROUNDS * CLIENTS;
        assertThat(ids).hasSize(all);
        var numbers = numbers("run", "template_id", template);
        assertThat(numbers).doesNotHaveDuplicates().hasSize(all);
        assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(all - 1);
        assertThat(numbers("task", "template_id", template))
                .doesNotHaveDuplicates()
                .hasSize(2 * all);
        assertThat(BAKERY.ann.get(ORG + "/checklists/" + template).data())
                .containsEntry("started_processes", all);
        assertThat(ids)
                .allSatisfy(
                        id ->
                                assertThat(BAKERY.ann.get(ORG + "/runs/" + id).status())
                                        .isEqualTo(200));
        System.out.printf(
                "%d times %d clients launched one template at once: %d runs, each with its number%n",
                ROUNDS, CLIENTS, all);
    }

    @Test
    void tasksAddedAtOnceToARunStandOneBehindTheOther() {
        var template = BAKERY.template("Knead", "Bake");
        for (int round = 0; round < ROUNDS; round++) {
            var run = BAKERY.launch(template);
            AtOnce.each(CLIENTS, number -> add(run, number));
            var places = numbers("task", "run_id", run, "position");
            assertThat(places)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, CLIENTS + 2).mapToObj(Long::valueOf).toList());
            assertThat(numbers("task", "run_id", run)).doesNotHaveDuplicates().hasSize(CLIENTS + 2);
        }
        System.out.printf(
                "%d times %d tasks were added to one run at once: their places and numbers are their own%n",
                ROUNDS, CLIENTS);
    }

    /// Every other one wants to be the first.
    private static String add(String run, int number) {
        Map<String, Object> place = number % 2 == 0 ? Map.of() : Map.of("position", 1);
        var body = Bakehouse.oneOffBody(place);
        body.put("run_id", run);
        return BAKERY.oneOff(body);
    }

    @Test
    void aRunIsOfOneVersionWhileItsTemplateIsChanged() {
        var template = BAKERY.template("Knead");
        for (int round = 0; round < ROUNDS; round++) {
            var replies = AtOnce.each(12, number -> launchOrEdit(template, number));
            assertThat(replies).extracting(Reply::status).allMatch(status -> status < 300);
        }
        assertThat(numbers("template_version", "template_id", template, "version"))
                .hasSizeGreaterThan(1);
        assertThat(runsThatAreNotOfTheirVersion()).isEmpty();
        System.out.printf(
                "%d times 6 clients launched a template while 6 changed and published it: each run is of one version%n",
                ROUNDS);
    }

    private static Reply launchOrEdit(String template, int number) {
        var path = ORG + "/checklists/" + template;
        return switch (number % 4) {
            case 0 -> BAKERY.ann.put(path, Map.of("title", "Bread " + number));
            case 1 -> BAKERY.ann.post(path + "/steps", Map.of("title", "Step " + number));
            default -> BAKERY.ann.post(ORG + "/runs", Map.of("checklist_id", template));
        };
    }

    private static List<String> runsThatAreNotOfTheirVersion() {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select r.name
                                          from run r
                                          join template_version v on v.org_id = r.org_id and v.template_id = r.template_id
                                           and v.version = r.template_version
                                         where (select array_agg(t.step_id::text order by t.step_id::text)
                                                  from task t
                                                 where t.org_id = r.org_id and t.run_id = r.id and not t.is_oneoff)
                                               is distinct from
                                               (select array_agg((s ->> 'id')::uuid::text order by (s ->> 'id')::uuid::text)
                                                  from jsonb_array_elements(v.content -> 'steps') s)
                                            or r.template_title <> v.content ->> 'title'
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    private static List<Long> numbers(String table, String column, String id) {
        return numbers(table, column, id, "number");
    }

    private static List<Long> numbers(String table, String column, String id, String what) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        "select %s from %s where org_id = :org and %s = cast(:id as uuid) order by 1"
                                                .formatted(what, table, column))
                                .bind("org", World.FLOUR.value())
                                .bind("id", id)
                                .mapTo(Long.class)
                                .list());
    }
}
