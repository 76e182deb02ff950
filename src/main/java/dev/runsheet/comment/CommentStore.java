package dev.runsheet.comment;

import dev.runsheet.base.Actor;
import dev.runsheet.base.CommentId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// All SQL about comments.
final class CommentStore {
    /// Of these tasks, runs and templates.
    private static final String ABOUT =
            """
            (c.task_id = any(:tasks) or c.run_id = any(:runs) or c.template_id = any(:templates))
            """;

    private CommentStore() {}

    static Optional<Comment> find(Handle tx, OrgId org, CommentId id) {
        return tx.createQuery(
                        """
                        select c.*
                          from comment c
                         where c.org_id = :org and c.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(CommentStore::comment))
                .findOne();
    }

    /// The oldest first.
    static List<Comment> about(Handle tx, OrgId org, Collection<? extends About> things) {
        if (things.isEmpty()) {
            return List.of();
        }
        return bound(
                        tx.createQuery(
                                """
                                select c.*
                                  from comment c
                                 where c.org_id = :org and
                                """
                                        + ABOUT
                                        + """
                                         order by c.created_at, c.id
                                        """),
                        things)
                .bind("org", org)
                .map(Row.of(CommentStore::comment))
                .list();
    }

    /// How many comments on each of these tasks the viewer may see; a task without any is not in
    /// the map.
    static Map<TaskId, Integer> count(Handle tx, Actor viewer, Collection<TaskId> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select c.task_id, cast(count(*) as int) as comments
                          from comment c
                         where c.org_id = :org and c.task_id = any(:tasks)
                           and (cast(:guest as text) is null or c.audience = 'open' or c.author_guest = :guest)
                         group by c.task_id
                        """)
                .bind("org", viewer.org())
                .bind("guest", viewer.guest().orElse(null))
                .bindArray("tasks", TaskId.class, List.copyOf(tasks))
                .map(
                        Row.of(
                                row ->
                                        Map.entry(
                                                row.id("task_id", TaskId::new),
                                                row.whole("comments"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// A comment, and the run that it was made in.
    record InRun(RunId run, Comment comment) {}

    /// The open issues of these runs and of their tasks, as far as the viewer may see the task; the
    /// oldest first.
    static List<InRun> openIssues(Handle tx, Actor viewer, Collection<RunId> runs) {
        return tx.createQuery(
                        """
                        select c.*, coalesce(c.run_id, t.run_id) as in_run
                          from comment c
                          left join task t on t.org_id = c.org_id and t.id = c.task_id
                          left join run r on r.org_id = t.org_id and r.id = t.run_id
                          left join template p on p.org_id = r.org_id and p.id = r.template_id
                         where c.org_id = :org and c.label = 'problem' and c.resolved_by is null
                           and (c.run_id = any(:runs)
                                or t.run_id = any(:runs) and (
                        """
                                + SightStore.ofTasks(viewer)
                                + """
                                ))
                                 order by c.created_at, c.id
                                """)
                .bind("org", viewer.org())
                .bindArray("runs", RunId.class, List.copyOf(runs))
                .bindMethods("viewer", Viewer.of(viewer))
                .map(Row.of(row -> new InRun(row.id("in_run", RunId::new), comment(row))))
                .list();
    }

    /// The members who wrote something about it.
    static List<MemberId> authors(Handle tx, OrgId org, About about) {
        return bound(
                        tx.createQuery(
                                """
                                select distinct c.author_id
                                  from comment c
                                 where c.org_id = :org and c.author_kind = 'member' and
                                """
                                        + ABOUT
                                        + """
                                         order by c.author_id
                                        """),
                        List.of(about))
                .bind("org", org)
                .map(Row.of(row -> row.numbered("author_id", MemberId::new)))
                .list();
    }

    /// When the comments since then were written, the oldest first; those that the server wrote by
    /// itself do not count. Whoever asks writes comments of the organization alone until the
    /// transaction ends.
    static void queue(Handle tx, OrgId org) {
        tx.createQuery(
                        """
                        select pg_advisory_xact_lock(hashtextextended(:key, 0))
                        """)
                .bind("key", "comments of " + org.hex())
                .mapTo(String.class)
                .list();
    }

    static List<Instant> writtenAfter(Handle tx, OrgId org, Instant since) {
        return tx.createQuery(
                        """
                        select c.created_at
                          from comment c
                         where c.org_id = :org and c.created_at > :since
                           and (c.author_kind <> 'bot' or c.author_id is not null)
                         order by c.created_at
                        """)
                .bind("org", org)
                .bind("since", since)
                .mapTo(Instant.class)
                .list();
    }

    static void insert(Handle tx, Comment comment) {
        bound(
                        tx.createUpdate(
                                """
                                insert into comment
                                       (org_id, id, task_id, run_id, template_id, author_kind, author_id, author_guest,
                                        label, audience, content, sent_to, resolved_by, created_at, last_updated)
                                values (:org, :id, cast(:task as uuid), cast(:run as uuid), cast(:template as uuid), :authorKind,
                                        cast(:authorId as bigint), :authorGuest, :label, :audience, :content, :sentTo,
                                        cast(:resolvedBy as uuid), :createdAt, :lastUpdated)
                                """),
                        comment)
                .bind("task", value(comment, About.OfTask.class))
                .bind("run", value(comment, About.OfRun.class))
                .bind("template", value(comment, About.OfTemplate.class))
                .bind("authorKind", kind(comment.author()))
                .bind("authorId", number(comment.author().member()))
                .bind(
                        "authorGuest",
                        comment.author() instanceof Author.Guest(var email) ? email : null)
                .bind("createdAt", comment.createdAt())
                .execute();
    }

    /// All that may change about a comment.
    static void save(Handle tx, Comment comment) {
        bound(
                        tx.createUpdate(
                                """
                                update comment c
                                   set label = :label, audience = :audience, content = :content, sent_to = :sentTo,
                                       resolved_by = cast(:resolvedBy as uuid), last_updated = :lastUpdated
                                 where c.org_id = :org and c.id = :id
                                """),
                        comment)
                .execute();
    }

    static void delete(Handle tx, OrgId org, CommentId id) {
        tx.createUpdate(
                        """
                        delete from comment c
                         where c.org_id = :org and c.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Comment comment) {
        return statement
                .bind("org", comment.org())
                .bind("id", comment.id())
                .bind("label", comment.label().word())
                .bind("audience", comment.audience().word())
                .bind("content", comment.content())
                .bindArray("sentTo", MemberId.class, comment.sentTo())
                .bind(
                        "resolvedBy",
                        comment.resolvedBy() == null ? null : comment.resolvedBy().value())
                .bind("lastUpdated", comment.lastUpdated());
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, Collection<? extends About> things) {
        return statement
                .bindArray("tasks", UUID.class, values(things, About.OfTask.class))
                .bindArray("runs", UUID.class, values(things, About.OfRun.class))
                .bindArray("templates", UUID.class, values(things, About.OfTemplate.class));
    }

    private static List<UUID> values(
            Collection<? extends About> things, Class<? extends About> kind) {
        return things.stream().filter(kind::isInstance).map(each -> each.id().value()).toList();
    }

    private static UUID value(Comment comment, Class<? extends About> kind) {
        return kind.isInstance(comment.about()) ? comment.about().id().value() : null;
    }

    private static Long number(MemberId id) {
        return id == null ? null : id.value();
    }

    private static String kind(Author author) {
        return switch (author) {
            case Author.Member _ -> "member";
            case Author.Guest _ -> "guest";
            case Author.Application _ -> "application";
            case Author.Bot _ -> "bot";
        };
    }

    private static Comment comment(Row row) {
        return new Comment(
                row.id("org_id", OrgId::new),
                row.id("id", CommentId::new),
                about(row),
                author(row),
                Label.of(row.text("label")).orElseThrow(),
                Audience.of(row.text("audience")).orElseThrow(),
                row.text("content"),
                row.allNumbered("sent_to", MemberId::new),
                row.id("resolved_by", CommentId::new),
                row.instant("created_at"),
                row.instant("last_updated"));
    }

    private static About about(Row row) {
        var task = row.id("task_id", TaskId::new);
        if (task != null) {
            return new About.OfTask(task);
        }
        var run = row.id("run_id", RunId::new);
        return run != null
                ? new About.OfRun(run)
                : new About.OfTemplate(row.id("template_id", TemplateId::new));
    }

    private static Author author(Row row) {
        var member = row.numbered("author_id", MemberId::new);
        return switch (row.text("author_kind")) {
            case "member" -> new Author.Member(member);
            case "guest" -> new Author.Guest(row.text("author_guest"));
            case "application" -> new Author.Application();
            default -> new Author.Bot(member);
        };
    }
}
