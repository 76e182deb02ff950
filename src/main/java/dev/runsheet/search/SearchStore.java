package dev.runsheet.search;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Finds what somebody may see, straight in the tables that hold it: nothing is ever behind. A text
/// is found where `MatchStore` says, and in the names of steps, fields and snippets.
final class SearchStore {
    private static final String TASKS =
            """
              from task_card t
             where t.org_id = :org and not t.is_hidden and not t.is_archived
            """;

    private static final String DISCUSSED_TASKS =
            """
              from comment c
              join task_card t on t.org_id = c.org_id and t.id = c.task_id
             where c.org_id = :org and not t.is_hidden and not t.is_archived
            """;

    private static final String RUNS =
            """
              from run r
             where r.org_id = :org and r.archived_at is null
            """;

    private static final String DISCUSSED_RUNS =
            """
              from comment c
              join run r on r.org_id = c.org_id and r.id = c.run_id
             where c.org_id = :org and r.archived_at is null
            """;

    private static final String TEMPLATES =
            """
              from template p
             where p.org_id = :org and p.archived_at is null
            """;

    private static final String DISCUSSED_TEMPLATES =
            """
              from comment c
              join template p on p.org_id = c.org_id and p.id = c.template_id
             where c.org_id = :org and p.archived_at is null
            """;

    /// Of all versions those are looked at that hold the text somewhere.
    private static final String STEPS =
            """
              from template_version v
              join template p on p.org_id = v.org_id and p.id = v.template_id and p.version = v.version
             cross join lateral jsonb_path_query(v.content, '$.steps[*]') as s (part)
             where v.org_id = :org and p.archived_at is null
               and (cast(jsonb_path_query_array(v.content, '$.steps[*].title') as text) ilike :quoted
                    or to_tsvector('simple', cast(jsonb_path_query_array(v.content, '$.steps[*].title') as text)) @@
            """
                    + MatchStore.WORDS
                    + ")\n";

    private static final String FIELDS =
            """
              from template_version v
              join template p on p.org_id = v.org_id and p.id = v.template_id and p.version = v.version
             cross join lateral (select k.part
                                   from jsonb_path_query(v.content, '$.kickoff[*]') as k (part)
                                  union all
                                 select f.part
                                   from jsonb_path_query(v.content, '$.steps[*].fields[*]') as f (part)) s
             where v.org_id = :org and p.archived_at is null
               and (cast(jsonb_path_query_array(v.content, '$.**.label') as text) ilike :quoted
                    or to_tsvector('simple', cast(jsonb_path_query_array(v.content, '$.**.label') as text)) @@
            """
                    + MatchStore.WORDS
                    + ")\n";

    private static final String SNIPPETS =
            """
              from snippet s
             where s.org_id = :org
               and (s.title ilike :containing or to_tsvector('simple', s.title || ' ' || left(s.content, 100000)) @@
            """
                    + MatchStore.WORDS
                    + ")\n";

    private SearchStore() {}

    /// What a light member finds is theirs to do.
    static Slice<TaskId> tasks(Handle tx, Actor actor, Question question, Page page) {
        var sight = actor.isLight() ? SightStore.ofManyOwnTasks() : SightStore.ofManyTasks(actor);
        var match = MatchStore.task(question);
        return found(
                tx,
                actor,
                question,
                page,
                "select t.id, "
                        + ranked("t.title")
                        + TASKS
                        + and(match)
                        + and(sight)
                        + said("t.id", DISCUSSED_TASKS, match, actor)
                        + and(sight),
                row -> row.id("id", TaskId::new));
    }

    static Slice<RunId> runs(Handle tx, Actor actor, Question question, Page page) {
        var match = MatchStore.run(question);
        return found(
                tx,
                actor,
                question,
                page,
                "select r.id, "
                        + ranked("lower(r.name)")
                        + RUNS
                        + and(match)
                        + and(SightStore.ofManyRuns(actor))
                        + said("r.id", DISCUSSED_RUNS, match, actor)
                        + and(SightStore.ofManyRuns(actor)),
                row -> row.id("id", RunId::new));
    }

    static Slice<TemplateId> templates(Handle tx, Actor actor, Question question, Page page) {
        return found(
                tx,
                actor,
                question,
                page,
                "select p.id, "
                        + ranked("lower(p.title)")
                        + TEMPLATES
                        + and(MatchStore.TEMPLATE)
                        + and(SightStore.ofTemplates(actor))
                        + said("p.id", DISCUSSED_TEMPLATES, MatchStore.TEMPLATE, actor)
                        + and(SightStore.ofTemplates(actor)),
                row -> row.id("id", TemplateId::new));
    }

    static Slice<Part> steps(Handle tx, Actor actor, Question question, Page page) {
        return parts(tx, actor, question, page, "s.part ->> 'title'", STEPS);
    }

    static Slice<Part> fields(Handle tx, Actor actor, Question question, Page page) {
        return parts(tx, actor, question, page, "s.part ->> 'label'", FIELDS);
    }

    /// Those of the whole organization, to its members.
    static Slice<FoundSnippet> snippets(Handle tx, Actor actor, Question question, Page page) {
        return found(
                tx,
                actor,
                question,
                page,
                "select s.id, s.title, s.content, " + ranked("lower(s.title)") + SNIPPETS,
                row -> new FoundSnippet(row.number("id"), row.text("title"), row.text("content")));
    }

    private static Slice<Part> parts(
            Handle tx, Actor actor, Question question, Page page, String title, String from) {
        return found(
                tx,
                actor,
                question,
                page,
                "select s.part ->> 'id' as id, p.id as template_id, p.title as template_title, "
                        + title
                        + " as title, "
                        + ranked("lower(" + title + ")")
                        + from
                        + and(
                                title
                                        + " ilike :containing or to_tsvector('simple', "
                                        + title
                                        + ") @@ "
                                        + MatchStore.WORDS)
                        + and(SightStore.ofTemplates(actor)),
                row ->
                        new Part(
                                row.text("id"),
                                row.text("title"),
                                row.id("template_id", TemplateId::new),
                                row.text("template_title")));
    }

    /// Templates as they are shown, in no order.
    static List<FoundTemplate> templates(Handle tx, OrgId org, Collection<TemplateId> ids) {
        return tx.createQuery(
                        """
                        select p.id, p.number, p.title, p.kind, p.status, jsonb_array_length(v.content -> 'steps') as steps,
                               v.content -> 'display' ->> 'icon' as icon,
                               cast(v.content ->> 'isPublic' as boolean) as is_public,
                               cast(v.content ->> 'isFeatured' as boolean) as is_featured,
                               f.id as folder_id, f.parent_id, f.name as folder_name
                          from template p
                          join template_version v on v.org_id = p.org_id and v.template_id = p.id and v.version = p.version
                          left join folder f on f.org_id = p.org_id and f.id = p.folder_id
                         where p.org_id = :org and p.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", TemplateId.class, List.copyOf(ids))
                .map(Row.of(SearchStore::template))
                .list();
    }

    /// What is found in comments alone comes last, each thing once.
    private static String said(String id, String from, String otherwise, Actor actor) {
        return "union all select distinct "
                + id
                + ", 3 as rank\n"
                + from
                + and(MatchStore.said(actor))
                + "and ("
                + otherwise
                + ") is not true\n";
    }

    /// The whole name comes first, then its beginning, then a part of it, then what is found
    /// elsewhere; of equals the newest. The name comes in lower case.
    private static String ranked(String name) {
        return "case when "
                + name
                + " = (select lower(:text)) then 0 when "
                + name
                + " like (select lower(:beginning)) then 1 when "
                + name
                + " like (select lower(:containing)) then 2 else 3 end as rank\n";
    }

    private static String and(String condition) {
        return "and (" + condition + ")\n";
    }

    private record Counted<T>(long total, Optional<T> hit) {}

    private static <T> Slice<T> found(
            Handle tx,
            Actor actor,
            Question question,
            Page page,
            String statement,
            Function<Row, T> each) {
        var rows =
                tx.createQuery(
                                """
                                with hit as materialized (
                                """
                                        + statement
                                        + """
                                        ), page as (
                                             select h.*
                                               from hit h
                                              order by h.rank, h.id desc
                                              limit :limit offset :offset
                                        )
                                        select c.total, f.*
                                          from (select count(*) as total
                                                  from hit) c
                                          left join page f on true
                                         order by f.rank, f.id desc
                                        """)
                        .bind("org", actor.org())
                        .bind("limit", page.limit())
                        .bind("offset", page.offset())
                        .bindMethods(question)
                        .bindMethods("viewer", Viewer.of(actor))
                        .map(
                                Row.of(
                                        row ->
                                                new Counted<>(
                                                        row.number("total"),
                                                        row.text("id") == null
                                                                ? Optional.<T>empty()
                                                                : Optional.of(each.apply(row)))))
                        .list();
        var hits = rows.stream().flatMap(row -> row.hit().stream()).toList();
        return new Slice<>(hits, rows.getFirst().total());
    }

    private static FoundTemplate template(Row row) {
        var folder = row.id("folder_id", FolderId::new);
        return new FoundTemplate(
                row.id("id", TemplateId::new),
                row.number("number"),
                row.text("title"),
                row.text("kind"),
                row.text("status"),
                row.whole("steps"),
                row.text("icon"),
                row.flag("is_public"),
                row.flag("is_featured"),
                folder == null
                        ? null
                        : new FoundTemplate.Folder(
                                folder,
                                row.id("parent_id", FolderId::new),
                                row.text("folder_name")));
    }
}
