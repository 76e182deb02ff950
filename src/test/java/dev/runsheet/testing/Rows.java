package dev.runsheet.testing;

import dev.runsheet.base.Policy;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Puts templates, runs and tasks of the bakery straight into their tables: a test says the columns
/// that it cares about, as they would stand in JSON, and the rest is plain.
public final class Rows {
    private static final String DAWN = "2026-03-01T06:00:00Z";

    private static final String CARD =
            """
            with assignment as (
                 insert into task_assignment (org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden,
                                              is_archived, created_at, deadline)
                 select distinct t.org_id, t.id, a.assignee, t.run_id, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden,
                        t.archived_at is not null, t.created_at, t.deadline
                   from task t
                  cross join unnest(cast(t.member_ids as text[]) || t.guest_emails || cast(t.group_ids as text[])) as a (assignee)
                  where t.org_id = :org and t.id = :id
            )
            insert into task_card (org_id, id, run_id, title, words, tag_ids, starter_id, is_oneoff, is_secret, is_hidden,
                                   is_archived, is_unassigned, created_at, deadline)
            select t.org_id, t.id, t.run_id, lower(t.title), to_tsvector('simple', t.title || ' ' || coalesce(t.summary, '')),
                   t.tag_ids, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden, t.archived_at is not null,
                   cardinality(t.member_ids) + cardinality(t.guest_emails) + cardinality(t.group_ids) = 0, t.created_at,
                   t.deadline
              from task t
             where t.org_id = :org and t.id = :id
            """;

    private Rows() {}

    /// The id that a test calls `number`.
    public static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L + number);
    }

    /// Open to everybody.
    public static TemplateId template(Handle tx, int number, Map<String, Object> columns) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", number);
        row.put("title", "Baking");
        row.put("kind", "procedure");
        row.put("alias", "baking-" + number);
        row.put("owner_id", World.ANN_ID);
        row.put("created_by", World.ANN_ID);
        row.put("last_updated_by", World.ANN_ID);
        row.put("is_pinned", false);
        row.put("grants", Map.of());
        row.put("started_processes", 0);
        row.put("version", 1);
        row.put("published_version", 1);
        row.put("is_dual_version", false);
        row.put("seen_by_all", true);
        row.put("process_read_all", true);
        lists(row, "member_ids", "group_ids", "tag_ids", "seen_by_members", "seen_by_groups");
        lists(row, "process_read_members", "process_read_groups");
        insert(tx, "template", number, row, columns);
        return new TemplateId(id(number));
    }

    /// Ann's, with no template, so that every member may read it.
    public static RunId run(Handle tx, int number, Map<String, Object> columns) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", number);
        row.put("kind", "procedure");
        row.put("name", "Run " + number);
        row.put("started_by", World.ANN_ID);
        row.put("owner_id", World.ANN_ID);
        row.put("is_public", false);
        row.put("prerun", Map.of());
        row.put("may_add_tasks", true);
        row.put("tasks_done", 0);
        row.put("tasks_shown", 0);
        row.put("tasks_hidden", 0);
        lists(row, "publicly_hidden_fields", "member_ids", "group_ids", "tag_ids", "folder_ids");
        row.put("tasks_troubled", 0);
        row.put("open_issues", 0);
        row.put("custom_fields", Map.of());
        lists(row, "fired_rules", "injected", "mentioned_ids");
        insert(tx, "run", number, row, columns);
        return new RunId(id(number));
    }

    /// Open, of a step when it has a `run_id`, and given to nobody.
    public static TaskId task(Handle tx, int number, Map<String, Object> columns) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", number);
        row.put("is_oneoff", !columns.containsKey("run_id"));
        row.put("step_id", columns.containsKey("run_id") ? id(number + 500).toString() : null);
        row.put("kind", "task");
        row.put("title", "Task " + number);
        row.put("original_title", columns.getOrDefault("title", "Task " + number));
        row.put("position", 1);
        row.put("policy", Policy.OF_A_STEP);
        row.put("fields", List.of());
        row.put("answers", Map.of());
        row.put("open_issues", 0);
        row.put("custom_fields", Map.of());
        lists(row, "member_ids", "guest_emails", "group_ids", "tag_ids", "done_by");
        lists(row, "mentioned_ids", "mentioned_guests");
        for (var flag :
                List.of(
                        "is_secret",
                        "has_dependents",
                        "is_deadline_fixed",
                        "is_touched",
                        "is_hidden",
                        "is_hidden_by_hand",
                        "is_archived_by_run")) {
            row.put(flag, false);
        }
        insert(tx, "task", number, row, columns);
        tx.createUpdate(CARD).bind("org", World.FLOUR).bind("id", id(number)).execute();
        return new TaskId(id(number));
    }

    private static void lists(Map<String, Object> row, String... columns) {
        for (var column : columns) {
            row.put(column, List.of());
        }
    }

    private static void insert(
            Handle tx,
            String table,
            int number,
            Map<String, Object> plain,
            Map<String, Object> columns) {
        var row = new HashMap<>(plain);
        row.put("org_id", World.FLOUR.hex());
        row.put("id", id(number).toString());
        row.put("created_at", DAWN);
        row.put("last_updated", DAWN);
        row.put("revision", 1);
        row.putAll(columns);
        tx.createUpdate(
                        "insert into %1$s select * from jsonb_populate_record(null::%1$s, cast(:row as jsonb))"
                                .formatted(table))
                .bind("row", Json.text(row))
                .execute();
    }
}
