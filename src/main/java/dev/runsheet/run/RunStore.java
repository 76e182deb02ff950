package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RuleId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.comment.Talk;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Both;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskStore;
import dev.runsheet.template.Content;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Single runs: SQL in, records out. Lists with filters are in `RunListStore`.
public final class RunStore {
    /// A run, and whether whoever asked may see it.
    record Seen(Run run, boolean isVisible) {}

    record SeenWhole(Seen seen, List<Task> tasks) {}

    private RunStore() {}

    static Optional<Run> find(Handle tx, OrgId org, RunId id) {
        return tx.createQuery(
                        """
                        select r.*
                          from run r
                         where r.org_id = :org and r.id = :id
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .map(Row.of(RunStore::run))
                .findOne();
    }

    /// With all its tasks, locked until the transaction ends: rules of one run never race. The
    /// tasks are read once the lock is held.
    static Optional<SeenWhole> lock(Handle tx, Actor actor, RunId id) {
        var query =
                tx.createQuery(
                                "select r.*, coalesce("
                                        + SightStore.ofRuns(actor)
                                        + ", false) as is_visible\n"
                                        + """
                                          from run r
                                          left join template p on p.org_id = r.org_id and p.id = r.template_id
                                         where r.org_id = :org and r.id = :id
                                           for update of r
                                        ;
                                        """
                                        + TaskStore.OF_RUN)
                        .bind("org", actor.org().value())
                        .bind("id", id.value())
                        .bindMethods("viewer", Viewer.of(actor));
        var both = Both.of(query, RunStore::seen, TaskStore::task);
        return both.first().stream().findFirst().map(seen -> new SeenWhole(seen, both.second()));
    }

    static void insert(Handle tx, Run run) {
        tx.createUpdate(
                        """
                        insert into run
                        select n.*
                          from jsonb_populate_record(null::run, cast(:row as jsonb)) n
                         where n.org_id = :org
                        """)
                .bind("org", run.org().value())
                .bind("row", Json.text(whole(run)))
                .execute();
    }

    /// All that may change about a run.
    static Write saving(Run run) {
        return new Write(
                """
                update run r
                   set injected = n.injected, name = n.name, summary = n.summary, owner_id = n.owner_id,
                       is_public = n.is_public,
                       publicly_hidden_fields = n.publicly_hidden_fields, member_ids = n.member_ids,
                       group_ids = n.group_ids, tag_ids = n.tag_ids, folder_ids = n.folder_ids,
                       prerun = n.prerun, prerun_completed_at = n.prerun_completed_at,
                       prerun_completed_by = n.prerun_completed_by, fired_rules = n.fired_rules,
                       tasks_done = n.tasks_done, tasks_shown = n.tasks_shown, tasks_hidden = n.tasks_hidden,
                       tasks_troubled = n.tasks_troubled, open_issues = n.open_issues,
                       mentioned_ids = n.mentioned_ids, last_updated = n.last_updated, completed_at = n.completed_at,
                       archived_at = n.archived_at, revision = n.revision, custom_fields = n.custom_fields
                  from jsonb_populate_record(null::run, cast(:run as jsonb)) n
                 where r.org_id = :org and r.id = n.id
                """,
                Map.of("org", run.org().value(), "run", Json.text(changeable(run))));
    }

    /// Its tasks and stars go with it. Runs that were completed before a moment, not touched since
    /// and not put away, behind `after`.
    static List<RunId> completed(Handle tx, OrgId org, Instant before, RunId after, int most) {
        return tx.createQuery(
                        """
                        select r.id
                          from run r
                         where r.org_id = :org and r.archived_at is null and r.completed_at < :before
                           and r.last_updated < :before and r.id > :after
                         order by r.id
                         limit :most
                        """)
                .bind("org", org)
                .bind("before", before)
                .bind("after", after)
                .bind("most", most)
                .map(Row.of(row -> row.id("id", RunId::new)))
                .list();
    }

    static void delete(Handle tx, OrgId org, RunId id) {
        tx.createUpdate(
                        """
                        delete from run
                         where org_id = :org and id = :id
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
    }

    static boolean isStarred(Handle tx, OrgId org, RunId id, MemberId member) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from run_star
                                        where org_id = :org and run_id = :id and member_id = :member)
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .bind("member", member.value())
                .mapTo(Boolean.class)
                .one();
    }

    static void star(Handle tx, OrgId org, RunId id, MemberId member) {
        tx.createUpdate(
                        """
                        insert into run_star (org_id, run_id, member_id)
                        values (:org, :id, :member)
                            on conflict do nothing
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .bind("member", member.value())
                .execute();
    }

    static void unstar(Handle tx, OrgId org, RunId id, MemberId member) {
        tx.createUpdate(
                        """
                        delete from run_star
                         where org_id = :org and run_id = :id and member_id = :member
                        """)
                .bind("org", org.value())
                .bind("id", id.value())
                .bind("member", member.value())
                .execute();
    }

    /// Which of these tags the organization has.
    static List<TagId> tags(Handle tx, OrgId org, Collection<TagId> ids) {
        return tx.createQuery(
                        """
                        select id
                          from tag
                         where org_id = :org and id = any(:ids)
                        """)
                .bind("org", org.value())
                .bindArray("ids", UUID.class, ids.stream().map(Id::value).toList())
                .map(Row.of(row -> row.id("id", TagId::new)))
                .list();
    }

    /// Which of these folders are for runs.
    static List<FolderId> folders(Handle tx, OrgId org, Collection<FolderId> ids) {
        return tx.createQuery(
                        """
                        select id
                          from folder
                         where org_id = :org and kind = 'run' and id = any(:ids)
                        """)
                .bind("org", org.value())
                .bindArray("ids", UUID.class, ids.stream().map(Id::value).toList())
                .map(Row.of(row -> row.id("id", FolderId::new)))
                .list();
    }

    private static Seen seen(Row row) {
        return new Seen(run(row), row.flag("is_visible"));
    }

    /// The record of a row that has all columns of `run`.
    static Run run(Row row) {
        return new Run(
                row.id("org_id", OrgId::new),
                row.id("id", RunId::new),
                row.number("number"),
                launched(row),
                Content.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                details(row),
                row.numbered("started_by", MemberId::new),
                row.id("parent_id", RunId::new),
                new Kickoff(
                        TaskStore.answers(row.text("prerun")),
                        row.instant("prerun_completed_at"),
                        row.numbered("prerun_completed_by", MemberId::new)),
                row.ids("fired_rules", RuleId::new),
                row.flag("may_add_tasks"),
                new Progress(
                        row.whole("tasks_done"),
                        row.whole("tasks_shown"),
                        row.whole("tasks_hidden"),
                        row.whole("tasks_troubled")),
                talk(row),
                row.instant("created_at"),
                row.instant("last_updated"),
                row.instant("completed_at"),
                row.instant("archived_at"),
                row.number("revision"));
    }

    private static Talk talk(Row row) {
        var mentioned = row.allNumbered("mentioned_ids", MemberId::new);
        return new Talk(row.whole("open_issues"), new Owners(mentioned, List.of(), List.of()));
    }

    private static Launched launched(Row row) {
        var template = row.id("template_id", TemplateId::new);
        return template == null
                ? null
                : new Launched(
                        template,
                        row.whole("template_version"),
                        row.text("template_title"),
                        List.of(Json.read(row.text("injected"), Launched.Injected[].class)));
    }

    private static Details details(Row row) {
        return new Details(
                row.text("name"),
                row.text("summary"),
                row.numbered("owner_id", MemberId::new),
                row.flag("is_public"),
                row.ids("publicly_hidden_fields", FieldId::new),
                row.allNumbered("member_ids", MemberId::new),
                row.ids("group_ids", GroupId::new),
                row.ids("tag_ids", TagId::new),
                row.ids("folder_ids", FolderId::new),
                TaskStore.answers(row.text("custom_fields")));
    }

    private static Map<String, Object> whole(Run run) {
        var row = changeable(run);
        row.put("org_id", run.org());
        row.put("number", run.number());
        if (run.from() != null) {
            row.put("template_id", run.from().template());
            row.put("template_version", run.from().version());
            row.put("template_title", run.from().title());
        }
        row.put("kind", run.kind().name().toLowerCase(Locale.ROOT));
        row.put("started_by", run.startedBy());
        row.put("parent_id", run.parent());
        row.put("may_add_tasks", run.mayAddTasks());
        row.put("created_at", run.createdAt().toString());
        return row;
    }

    private static Map<String, Object> changeable(Run run) {
        var details = run.details();
        var row = new LinkedHashMap<String, Object>();
        row.put("id", run.id());
        row.put("name", details.name());
        row.put("summary", details.summary());
        row.put("owner_id", details.owner());
        row.put("is_public", details.isPublic());
        row.put("injected", run.from() == null ? List.of() : run.from().injected());
        row.put("publicly_hidden_fields", details.publiclyHidden());
        row.put("member_ids", details.members());
        row.put("group_ids", details.groups());
        row.put("tag_ids", details.tags());
        row.put("folder_ids", details.folders());
        row.put("custom_fields", details.custom());
        row.put("prerun", run.kickoff().answers());
        row.put("prerun_completed_at", text(run.kickoff().completedAt()));
        row.put("prerun_completed_by", run.kickoff().by());
        row.put("fired_rules", run.fired());
        row.put("tasks_done", run.progress().done());
        row.put("tasks_shown", run.progress().shown());
        row.put("tasks_hidden", run.progress().hidden());
        row.put("tasks_troubled", run.progress().troubled());
        row.put("open_issues", run.talk().openIssues());
        row.put("mentioned_ids", run.talk().mentioned().members());
        row.put("last_updated", run.lastUpdated().toString());
        row.put("completed_at", text(run.completedAt()));
        row.put("archived_at", text(run.archivedAt()));
        row.put("revision", run.revision());
        return row;
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }
}
