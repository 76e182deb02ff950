package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.BOB;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.EVE;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN;
import static dev.runsheet.testing.World.LIN_ID;
import static dev.runsheet.testing.World.NOON;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever finds a run in a list may read it alone and open it for changing, and nobody else may.
class SightTest {
    private static final Map<String, Actor> PEOPLE =
            Map.of(
                    "admin", ANN,
                    "standard", BOB,
                    "light", LIN,
                    "guest", new Actor(FLOUR, new Actor.Who.Guest(GUS, Set.of())),
                    "bakers-guest", new Actor(FLOUR, new Actor.Who.Guest(GUS, Set.of(OVENS))),
                    "outsider", EVE);
    private static final RunFilter EVERY =
            new RunFilter(
                    null,
                    null,
                    Archived.WITH,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    false,
                    RunFilter.Order.NEWEST);

    /// `own` were made without a template, `open` from one whose runs everybody may read, `closed`
    /// from one whose runs only those may read who have a part in them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "own    | private | nothing     | admin standard light",
                "own    | public  | nothing     | admin standard light",
                "open   | private | nothing     | admin standard light",
                "open   | public  | nothing     | admin standard light",
                "closed | private | nothing     | admin",
                "closed | public  | nothing     | admin",
                "closed | private | owner       | admin standard",
                "closed | public  | owner       | admin standard",
                "closed | private | starter     | admin light",
                "closed | private | member      | admin light",
                "closed | private | group       | admin standard",
                "closed | private | reader      | admin light",
                "closed | private | readers     | admin standard",
                "closed | private | task        | admin light",
                "closed | private | guest task  | admin guest bakers-guest",
                "closed | public  | guest task  | admin guest bakers-guest",
                "open   | public  | guest task  | admin standard light guest bakers-guest",
                "closed | private | groups task | admin standard bakers-guest",
                "closed | public  | groups task | admin standard bakers-guest",
            })
    void listAndSingleReadAgree(String template, String openness, String part, String named) {
        TestDatabase.tx(
                tx -> {
                    var readers = List.of(named.split(" "));
                    var run = run(tx, template, openness, part);
                    for (var person : PEOPLE.entrySet()) {
                        boolean isReader = readers.contains(person.getKey());
                        assertThat(isListed(tx, person.getValue(), run))
                                .as(person.getKey() + " finds it")
                                .isEqualTo(isReader);
                        assertThat(isReadAlone(tx, person.getValue(), run))
                                .as(person.getKey() + " reads it")
                                .isEqualTo(isReader);
                        assertThat(isOpened(tx, person.getValue(), run))
                                .as(person.getKey() + " opens it")
                                .isEqualTo(isReader);
                    }
                });
    }

    private static boolean isListed(Handle tx, Actor actor, RunId run) {
        return RunListStore.list(tx, actor, EVERY, new Page(1, 10, true), NOON).rows().stream()
                .anyMatch(line -> line.run().id().equals(run));
    }

    private static boolean isReadAlone(Handle tx, Actor actor, RunId run) {
        return RunListStore.find(tx, actor, run, NOON)
                .filter(RunListStore.Seen::isVisible)
                .isPresent();
    }

    private static boolean isOpened(Handle tx, Actor actor, RunId run) {
        return RunStore.lock(tx, actor, run).filter(found -> found.seen().isVisible()).isPresent();
    }

    private static RunId run(Handle tx, String template, String openness, String part) {
        var columns = new HashMap<String, Object>();
        if (!template.equals("own")) {
            columns.put("template_id", template(tx, template.equals("open"), part));
            columns.put("template_version", 1);
            columns.put("template_title", "Baking");
        }
        columns.put("is_public", openness.equals("public"));
        columns.putAll(
                switch (part) {
                    case "owner" -> Map.of("owner_id", BOB_ID);
                    case "starter" -> Map.of("started_by", LIN_ID);
                    case "member" -> Map.of("member_ids", List.of(LIN_ID));
                    case "group" -> Map.of("group_ids", List.of(OVENS));
                    default -> Map.of();
                });
        var run = Rows.run(tx, 1, columns);
        switch (part) {
            case "task" -> task(tx, run, "member_ids", List.of(LIN_ID));
            case "guest task" -> task(tx, run, "guest_emails", List.of(GUS));
            case "groups task" -> task(tx, run, "group_ids", List.of(OVENS));
            default -> {
                // The run itself says it.
            }
        }
        return run;
    }

    private static TemplateId template(Handle tx, boolean isOpen, String part) {
        return Rows.template(
                tx,
                51,
                Map.of(
                        "process_read_all", isOpen,
                        "process_read_members", part.equals("reader") ? List.of(LIN_ID) : List.of(),
                        "process_read_groups",
                                part.equals("readers") ? List.of(OVENS) : List.of()));
    }

    private static void task(Handle tx, RunId run, String column, List<?> people) {
        Rows.task(tx, 11, Map.of("run_id", run, column, people));
    }
}
