package dev.runsheet.run;

import static dev.runsheet.testing.World.BOB;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.NOON;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.testing.Rows;
import org.jdbi.v3.core.Handle;

/// What was said about the runs and tasks of `ReadableWorld`, and the files there: task 11 could be
/// done better, task 22 and run 2 have a problem, and task 11, run 1 and template 55 have a file.
final class TalkedAbout {
    private TalkedAbout() {}

    static void fill(Handle tx) {
        comment(tx, 91, "task_id", 11, "improvement", "Knead longer");
        comment(tx, 92, "task_id", 22, "problem", "No broom");
        comment(tx, 93, "run_id", 2, "problem", "No money");
        file(tx, 95, "task_id", 11, "crumb.png");
        file(tx, 96, "run_id", 1, "recipe.pdf");
        file(tx, 97, "template_id", 55, "cake.pdf");
        var knead = new Subject(Subject.Kind.TASK, ReadableWorld.hex(11));
        Journal.record(tx, BOB, Event.of(Verb.UPDATED, knead, null, "Updated task: Knead"), NOON);
    }

    private static void comment(
            Handle tx, int number, String about, int thing, String label, String content) {
        tx.execute(
                """
                insert into comment (org_id, id, %s, author_kind, author_id, label, audience, content, created_at, last_updated)
                values (?, ?, ?, 'member', ?, ?, 'open', ?, '2026-03-05T06:00:00Z', '2026-03-05T06:00:00Z')
                """
                        .formatted(about),
                FLOUR.value(),
                Rows.id(number),
                Rows.id(thing),
                BOB_ID.value(),
                label,
                content);
    }

    private static void file(Handle tx, int number, String at, int thing, String name) {
        tx.execute(
                """
                insert into file (org_id, id, filename, version, type, size, sha256, uploaded_from, %s, is_in_bucket, uploaded_at)
                values (?, ?, ?, 1, 'application/pdf', 3, '\\x00', 'ko_field', ?, false, '2026-03-05T06:00:00Z')
                """
                        .formatted(at),
                FLOUR.value(),
                Rows.id(number),
                name,
                Rows.id(thing));
        tx.execute(
                """
                insert into file_place (org_id, file_id, place_id, %s, is_attached)
                values (?, ?, ?, ?, true)
                """
                        .formatted(at),
                FLOUR.value(),
                Rows.id(number),
                Rows.id(thing),
                Rows.id(thing));
    }
}
