package dev.runsheet.task;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Policy;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.base.TemplateId;
import dev.runsheet.comment.Talk;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Single tasks and the tasks of one run: SQL in, records out. Lists with filters are in
/// `TaskListStore`.
public final class TaskStore {
    private TaskStore() {}

    public static Optional<Task> find(Handle tx, OrgId org, TaskId id) {
        return tx.createQuery(
                        """
                        select t.*
                          from task t
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .map(Row.of(TaskStore::task))
                .findOne();
    }

    /// Locked until the transaction ends. A task of a run is not locked itself: its run is.
    public static Task lock(Handle tx, OrgId org, TaskId id) {
        return tx.createQuery(
                        """
                        select t.*
                          from task t
                         where t.org_id = :org and t.id = :id
                           for update
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .map(Row.of(TaskStore::task))
                .findOne()
                .orElseThrow(() -> new NotFound("task").refuse());
    }

    /// All tasks of the run `:id`, hidden and archived ones too, by position.
    public static final String OF_RUN =
            """
            select t.*
              from task t
             where t.org_id = :org and t.run_id = :id
             order by t.position, t.id
            """;

    public static List<Task> ofRun(Handle tx, OrgId org, RunId run) {
        return tx.createQuery(OF_RUN)
                .bind("org", org.value())
                .bind("id", run.value())
                .map(Row.of(TaskStore::task))
                .list();
    }

    /// Open tasks that end by themselves and are due, the longest first, behind `after`.
    public static List<Due> due(Handle tx, OrgId org, Instant now, Due after, int most) {
        return tx.createQuery(
                        """
                        select t.id, t.deadline
                          from task t
                         where t.org_id = :org and t.kind in ('expiring', 'expiring_email') and t.completed_at is null
                           and not t.is_hidden and t.archived_at is null and t.deadline <= :now
                           and (t.deadline, t.id) > (:since, :after)
                         order by t.deadline, t.id
                         limit :most
                        """)
                .bind("org", org.value())
                .bind("now", now)
                .bind("since", after.since())
                .bind("after", after.task().value())
                .bind("most", most)
                .map(Row.of(row -> new Due(row.id("id", TaskId::new), row.instant("deadline"))))
                .list();
    }

    /// Open tasks of people that were made before a moment, behind `after`.
    public static List<TaskId> old(Handle tx, OrgId org, Instant before, TaskId after, int most) {
        return tx.createQuery(
                        """
                        select t.id
                          from task t
                         where t.org_id = :org and t.kind in ('task', 'approval') and t.completed_at is null
                           and not t.is_hidden and t.archived_at is null and t.created_at < :before
                           and (t.reopened_at is null or t.reopened_at < :before) and t.id > :after
                         order by t.id
                         limit :most
                        """)
                .bind("org", org)
                .bind("before", before)
                .bind("after", after)
                .bind("most", most)
                .map(Row.of(row -> row.id("id", TaskId::new)))
                .list();
    }

    /// The tasks that ask this question, two at most, since they are one or too many; `run` may be
    /// null for any run.
    public static List<TaskId> asking(Handle tx, OrgId org, FieldId field, RunId run) {
        return asking(tx, org, field, run, null);
    }

    /// As `asking`, among those that somebody is given in person, unless `assignee` is null.
    public static List<TaskId> asking(
            Handle tx, OrgId org, FieldId field, RunId run, String assignee) {
        return tx.createQuery(
                        """
                        select c.id
                          from task_card c
                         where c.org_id = :org and not c.is_archived
                           and c.field_ids <> '{}' and c.field_ids @> array[:field]
                           and (cast(:run as uuid) is null or c.run_id = cast(:run as uuid))
                           and (cast(:assignee as text) is null
                                or exists (select
                                             from task_assignment a
                                            where a.org_id = c.org_id and a.id = c.id and a.assignee = :assignee))
                         limit 2
                        """)
                .bind("org", org.value())
                .bindByType("run", run == null ? null : run.value(), UUID.class)
                .bindByType("assignee", assignee, String.class)
                .bind("field", field.value())
                .map(Row.of(row -> row.id("id", TaskId::new)))
                .list();
    }

    public static void insert(Handle tx, OrgId org, Collection<Task> tasks) {
        tx.createUpdate(
                        """
                        with n as materialized (
                             select n.*
                               from jsonb_populate_recordset(null::task, cast(:rows as jsonb)) n
                              where n.org_id = :org
                        ),
                        """
                                + TaskCardStore.ADDED
                                + """
                                insert into task
                                select n.*
                                  from n
                                """)
                .bind("org", org.value())
                .bind("rows", Json.text(tasks.stream().map(TaskColumns::whole).toList()))
                .execute();
    }

    /// All that may change about these tasks.
    public static Write saving(OrgId org, Collection<Task> tasks) {
        return new Write(
                """
                with n as materialized (
                     select n.*
                       from jsonb_populate_recordset(null::task, cast(:tasks as jsonb)) n
                ),
                """
                        + TaskCardStore.CHANGED
                        + """
                update task t
                   set run_id = n.run_id, kind = n.kind, original_title = n.original_title, title = n.title,
                       original_summary = n.original_summary, summary = n.summary, position = n.position,
                       member_ids = n.member_ids, guest_emails = n.guest_emails, group_ids = n.group_ids,
                       tag_ids = n.tag_ids, policy = n.policy, is_secret = n.is_secret, answers = n.answers,
                       webhook = n.webhook, started_at = n.started_at, deadline = n.deadline,
                       is_deadline_fixed = n.is_deadline_fixed, is_touched = n.is_touched,
                       is_hidden = n.is_hidden, is_hidden_by_hand = n.is_hidden_by_hand, done_by = n.done_by,
                       completed_at = n.completed_at, completed_by = n.completed_by,
                       completed_by_guest = n.completed_by_guest, is_approved = n.is_approved,
                       reopened_at = n.reopened_at, open_issues = n.open_issues, mentioned_ids = n.mentioned_ids,
                       mentioned_guests = n.mentioned_guests, last_updated = n.last_updated,
                       archived_at = n.archived_at, is_archived_by_run = n.is_archived_by_run,
                       revision = n.revision, custom_fields = n.custom_fields
                  from n
                 where t.org_id = :org and t.id = n.id
                """,
                Map.of(
                        "org",
                        org.value(),
                        "tasks",
                        Json.text(tasks.stream().map(TaskColumns::changeable).toList())));
    }

    public static void delete(Handle tx, OrgId org, TaskId id) {
        tx.createUpdate(
                        """
                        delete from task
                         where org_id = :org and id = :id
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
    }

    /// The record of a row that has all columns of `task`.
    public static Task task(Row row) {
        return new Task(
                row.id("org_id", OrgId::new),
                row.id("id", TaskId::new),
                row.number("number"),
                row.id("run_id", RunId::new),
                origin(row),
                work(row),
                new Form(row.text("fields")),
                state(row),
                talk(row),
                row.instant("last_updated"),
                row.instant("archived_at"),
                row.flag("is_archived_by_run"),
                row.number("revision"));
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.id("template_id", TemplateId::new),
                row.id("step_id", StepId::new),
                row.text("alias"),
                row.whole("template_position"),
                row.id("stage_id", StageId::new),
                row.flag("has_dependents"),
                row.numbered("starter_id", MemberId::new),
                row.instant("created_at"));
    }

    private static Work work(Row row) {
        return new Work(
                TaskKind.of(row.text("kind")).orElseThrow(),
                row.text("original_title"),
                row.text("original_summary"),
                row.text("title"),
                row.text("summary"),
                new Owners(
                        row.allNumbered("member_ids", MemberId::new),
                        row.texts("guest_emails"),
                        row.ids("group_ids", GroupId::new)),
                row.ids("tag_ids", TagId::new),
                Json.read(row.text("policy"), Policy.class),
                answers(row.text("answers")),
                row.text("webhook"),
                row.whole("position"),
                row.instant("started_at"),
                row.instant("deadline"),
                row.flag("is_deadline_fixed"),
                answers(row.text("custom_fields")));
    }

    /// By the id of their field, or by their key.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> answers(String document) {
        return document.equals("{}") ? Map.of() : (Map<String, Object>) Json.read(document);
    }

    private static Talk talk(Row row) {
        var mentioned =
                new Owners(
                        row.allNumbered("mentioned_ids", MemberId::new),
                        row.texts("mentioned_guests"),
                        List.of());
        return new Talk(row.whole("open_issues"), mentioned);
    }

    private static State state(Row row) {
        boolean isTouched = row.flag("is_touched");
        if (row.flag("is_hidden")) {
            return new State.Hidden(isTouched, row.flag("is_hidden_by_hand"));
        }
        var at = row.instant("completed_at");
        var doneBy = row.texts("done_by");
        return at == null
                ? new State.Open(isTouched, row.instant("reopened_at"), doneBy)
                : new State.Completed(completer(row), at, row.flag("is_approved"), doneBy);
    }

    private static Completer completer(Row row) {
        var member = row.numbered("completed_by", MemberId::new);
        if (member != null) {
            return new Completer.Member(member);
        }
        var guest = row.text("completed_by_guest");
        return guest == null ? new Completer.Nobody() : new Completer.Guest(guest);
    }
}
