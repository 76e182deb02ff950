package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN_ID;
import static dev.runsheet.testing.World.OVENS;

import dev.runsheet.testing.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Runs 1 to 4, tasks 11 to 25 and templates 51 to 57 of the bakery, as the tests of what people
/// read know them by their numbers. It is noon on 6 March.
///
/// Run 1 was launched from a template whose runs everybody may read, run 2 from one whose runs only
/// its people see, run 3 is archived, run 4 is complete and has no template. Of the other templates
/// Bread is pinned, Cake is a form in a folder, Dough is archived, and Apple pie is Bob's.
final class ReadableWorld {
    static final int OPEN_TEMPLATE = 51;
    static final int CLOSED_TEMPLATE = 52;
    static final int URGENT = 61;
    static final int WEEKLY = 62;
    static final int FOLDER = 71;
    static final int SHELF = 72;
    static final int STEP = 81;
    static final int STAGE = 82;
    static final int FIELD = 83;
    static final int KICKOFF_FIELD = 84;

    private static final String CONTENT =
            """
            {"title": "%5$s", "summary": "How we bake", "kind": "%6$s", "mayAddTasks": true, "display": {},
             "kickoff": [%1$s], "stages": [{"id": "%4$s", "name": "Dough", "position": 1}],
             "steps": [{"id": "%3$s", "alias": "knead-1", "title": "Knead", "kind": "TASK", "position": 1,
                        "stage": "%4$s", "owners": {"members": [], "guests": [], "groups": []}, "roles": [],
                        "policy": {"maxAssignable": 0, "allowGuestOwners": true}, "fields": [%2$s], "tags": [],
                        "extras": {}, "startDate": {"value": 2, "unit": "HOURS"}, "createdBy": 1001, "createdAt": "2026-03-01T06:00:00Z",
                        "lastUpdated": "2026-03-01T06:00:00Z"}],
             "rules": []}
            """;

    private static final String QUESTION =
            """
            {"id": "%s", "alias": "flour-1", "label": "Which flour?", "type": "TEXT", "position": 1, "required": false,
             "createdAt": "2026-03-01T06:00:00Z", "lastUpdated": "2026-03-01T06:00:00Z"}
            """;

    private ReadableWorld() {}

    static void fill(Handle tx) {
        labels(tx);
        templates(tx);
        runs(tx);
        tasksOfRuns(tx);
        tasksAlone(tx);
        TalkedAbout.fill(tx);
    }

    private static void labels(Handle tx) {
        tx.execute(
                """
                insert into tag (org_id, id, title, color, created_at)
                values (?, ?, 'Urgent', '#c0392b', now()), (?, ?, 'Weekly', '#2980b9', now())
                """,
                FLOUR.value(),
                Rows.id(URGENT),
                FLOUR.value(),
                Rows.id(WEEKLY));
        tx.execute(
                """
                insert into folder (org_id, id, name, kind, created_at)
                values (?, ?, 'March', 'run', now()), (?, ?, 'Sweets', 'checklist', now())
                """,
                FLOUR.value(),
                Rows.id(FOLDER),
                FLOUR.value(),
                Rows.id(SHELF));
    }

    private static void templates(Handle tx) {
        template(tx, OPEN_TEMPLATE, "PROCEDURE", Map.of("title", "Sourdough"));
        template(
                tx,
                CLOSED_TEMPLATE,
                "PROCEDURE",
                Map.of("title", "Payroll", "process_read_all", false));
        template(
                tx,
                53,
                "PROCEDURE",
                Map.of(
                        "title", "Apple pie",
                        "owner_id", BOB_ID,
                        "status", "Finishing",
                        "created_at", "2026-03-06T02:00:00Z",
                        "last_updated", "2026-03-06T09:00:00Z"));
        template(
                tx,
                54,
                "PROCEDURE",
                Map.of(
                        "title", "Bread 100%",
                        "is_pinned", true,
                        "started_processes", 7,
                        "created_at", "2026-03-06T03:00:00Z",
                        "last_updated", "2026-03-06T03:00:00Z"));
        template(
                tx,
                55,
                "FORM",
                Map.of(
                        "title", "Cake",
                        "kind", "form",
                        "folder_id", id(SHELF),
                        "tag_ids", List.of(id(WEEKLY)),
                        "created_at", "2026-03-06T04:00:00Z",
                        "last_updated", "2026-03-06T04:00:00Z"));
        template(
                tx,
                56,
                "PROCEDURE",
                Map.of(
                        "title", "Dough",
                        "archived_at", "2026-03-06T08:00:00Z",
                        "created_at", "2026-03-06T05:00:00Z",
                        "last_updated", "2026-03-06T05:00:00Z"));
        template(
                tx,
                57,
                "DOCUMENT",
                Map.of(
                        "title", "Éclair",
                        "kind", "document",
                        "created_at", "2026-03-06T06:00:00Z",
                        "last_updated", "2026-03-06T06:00:00Z"));
        tx.execute("insert into template_star values (?, ?, 1001)", FLOUR.value(), Rows.id(55));
    }

    private static void template(Handle tx, int number, String kind, Map<String, Object> columns) {
        Rows.template(tx, number, columns);
        var content =
                CONTENT.formatted(
                        QUESTION.formatted(hex(KICKOFF_FIELD)),
                        QUESTION.formatted(hex(FIELD)),
                        hex(STEP),
                        hex(STAGE),
                        columns.get("title"),
                        kind);
        tx.execute(
                """
                insert into template_version (org_id, template_id, version, content)
                values (?, ?, 1, cast(? as jsonb))
                """,
                FLOUR.value(),
                Rows.id(number),
                content);
    }

    private static void runs(Handle tx) {
        Rows.run(
                tx,
                1,
                Map.ofEntries(
                        Map.entry("name", "Sourdough 100%"),
                        Map.entry("template_id", id(OPEN_TEMPLATE)),
                        Map.entry("template_version", 1),
                        Map.entry("template_title", "Sourdough"),
                        Map.entry("prerun", Map.of(hex(KICKOFF_FIELD), "Rye")),
                        Map.entry("tag_ids", List.of(id(WEEKLY))),
                        Map.entry("folder_ids", List.of(id(FOLDER))),
                        Map.entry("tasks_shown", 4),
                        Map.entry("tasks_done", 1),
                        Map.entry("tasks_hidden", 1),
                        Map.entry("created_at", "2026-03-04T06:00:00Z")));
        Rows.run(
                tx,
                2,
                Map.of(
                        "name",
                        "Payroll",
                        "template_id",
                        id(CLOSED_TEMPLATE),
                        "template_version",
                        1,
                        "template_title",
                        "Payroll",
                        "kind",
                        "form",
                        "tasks_shown",
                        2,
                        "open_issues",
                        1,
                        "created_at",
                        "2026-03-03T06:00:00Z"));
        Rows.run(
                tx,
                3,
                Map.of(
                        "name", "Last year",
                        "archived_at", "2026-03-05T06:00:00Z",
                        "created_at", "2026-03-02T06:00:00Z"));
        Rows.run(
                tx,
                4,
                Map.of(
                        "name", "Ad hoc",
                        "owner_id", BOB_ID,
                        "completed_at", "2026-03-05T06:00:00Z",
                        "last_updated", "2026-03-05T06:00:00Z",
                        "created_at", "2026-03-01T06:00:00Z"));
        tx.execute("insert into run_star values (?, ?, 1001)", FLOUR.value(), Rows.id(2));
    }

    private static void tasksOfRuns(Handle tx) {
        task(
                tx,
                11,
                1,
                Map.of(
                        "title", "Knead",
                        "step_id", id(STEP),
                        "template_id", id(OPEN_TEMPLATE),
                        "stage_id", id(STAGE),
                        "member_ids", List.of(BOB_ID),
                        "is_touched", true,
                        "summary", "Ten minutes",
                        "original_summary", "Ten minutes",
                        "answers", Map.of(hex(FIELD), "Wheat"),
                        "fields", List.of(question())));
        task(tx, 12, 2, Map.of("title", "Wait", "is_hidden", true));
        task(
                tx,
                13,
                3,
                Map.of(
                        "title",
                        "Bake",
                        "group_ids",
                        List.of(OVENS),
                        "deadline",
                        "2026-03-05T12:00:00Z",
                        "tag_ids",
                        List.of(id(URGENT))));
        task(
                tx,
                14,
                4,
                Map.of(
                        "title",
                        "Weigh",
                        "member_ids",
                        List.of(LIN_ID),
                        "completed_at",
                        "2026-03-05T12:00:00Z",
                        "completed_by",
                        LIN_ID));
        task(
                tx,
                15,
                5,
                Map.of(
                        "title",
                        "Secret recipe",
                        "member_ids",
                        List.of(ANN_ID),
                        "is_secret",
                        true,
                        "policy",
                        Map.of("topSecret", true, "allowGuestOwners", true),
                        "deadline",
                        "2026-03-10T12:00:00Z"));
        of(tx, 16, 2, 1, Map.of("title", "Pay", "member_ids", List.of(ANN_ID)));
        of(
                tx,
                17,
                2,
                2,
                Map.of(
                        "title", "Sign",
                        "guest_emails", List.of(GUS),
                        "deadline", "2026-03-07T09:00:00Z"));
        of(
                tx,
                18,
                3,
                1,
                Map.of(
                        "title",
                        "Old",
                        "member_ids",
                        List.of(BOB_ID),
                        "archived_at",
                        "2026-03-05T06:00:00Z",
                        "is_archived_by_run",
                        true));
    }

    private static void tasksAlone(Handle tx) {
        Rows.task(
                tx,
                21,
                Map.of(
                        "title", "Call the mill",
                        "member_ids", List.of(BOB_ID),
                        "deadline", "2026-03-06T09:00:00Z",
                        "created_at", "2026-03-02T08:00:00Z"));
        Rows.task(
                tx,
                22,
                Map.of(
                        "title", "Sweep",
                        "member_ids", List.of(LIN_ID, BOB_ID),
                        "deadline", "2026-03-06T18:00:00Z",
                        "open_issues", 1,
                        "created_at", "2026-03-03T08:00:00Z"));
        Rows.task(tx, 23, Map.of("title", "Order 50_kg", "created_at", "2026-03-04T08:00:00Z"));
        Rows.task(
                tx,
                24,
                Map.of(
                        "title", "Thank",
                        "member_ids", List.of(BOB_ID),
                        "archived_at", "2026-03-05T06:00:00Z"));
        Rows.task(
                tx,
                25,
                Map.of(
                        "title", "Count",
                        "member_ids", List.of(BOB_ID),
                        "completed_at", "2026-03-04T12:00:00Z",
                        "completed_by", BOB_ID,
                        "created_at", "2026-03-04T09:00:00Z"));
    }

    private static void task(Handle tx, int number, int position, Map<String, Object> columns) {
        of(tx, number, 1, position, columns);
    }

    /// The later in the run, the later it was made.
    private static void of(
            Handle tx, int number, int run, int position, Map<String, Object> columns) {
        var row = new LinkedHashMap<>(columns);
        row.put("run_id", id(run));
        row.put("position", position);
        row.put("created_at", "2026-03-01T0" + (run + 4) + ":0" + position + ":00Z");
        Rows.task(tx, number, row);
    }

    private static Map<String, Object> question() {
        return Map.of(
                "id", hex(FIELD),
                "alias", "flour-1",
                "label", "Which flour?",
                "type", "TEXT",
                "position", 1,
                "required", false,
                "createdAt", "2026-03-01T06:00:00Z",
                "lastUpdated", "2026-03-01T06:00:00Z");
    }

    private static String id(int number) {
        return Rows.id(number).toString();
    }

    static String hex(int number) {
        return id(number).replace("-", "");
    }
}
