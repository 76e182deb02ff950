package dev.runsheet.feed;

import dev.runsheet.activity.Subject;
import dev.runsheet.base.Actor;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/// What each filter of the feed, and each right to read it, adds to a statement on `activity a`.
final class FeedFilterStore {
    private final StringBuilder sql = new StringBuilder();
    private final List<UnaryOperator<Query>> binds = new ArrayList<>();

    private FeedFilterStore() {}

    static FeedFilterStore of(Actor actor, FeedFilter filter) {
        var chosen = new FeedFilterStore();
        chosen.scopes(filter);
        chosen.doers(filter);
        chosen.details(filter);
        if (!actor.isAdmin()) {
            chosen.rights(actor, filter);
        }
        return chosen;
    }

    String sql() {
        return sql.toString();
    }

    Query bind(Query query) {
        binds.forEach(bind -> bind.apply(query));
        return query;
    }

    private void scopes(FeedFilter filter) {
        filter.about().ifPresent(this::about);
        filter.origin().ifPresent(this::origin);
        if (!filter.kinds().isEmpty()) {
            var kinds = filter.kinds().stream().map(Subject.Kind::word).toList();
            and(
                    """
                    and a.verb not in ('executed', 'execution_fail')
                    and case when a.verb in ('commented', 'issue-reported', 'issue-resolved', 'comment-deleted')
                             then 'thread' else a.entity_type end = any(:kinds)
                    """,
                    query -> query.bindArray("kinds", String.class, kinds));
        }
    }

    private void about(FeedFilter.Scope scope) {
        if (scope.kind() == Subject.Kind.THREAD) {
            aboutComments(scope);
            return;
        }
        var type = scope.kind().word();
        if (scope.id().isEmpty()) {
            and(
                    """
                    and a.entity_type = :aboutType
                    """,
                    query -> query.bind("aboutType", type));
        } else {
            and(
                    """
                    and (a.entity_type = :aboutType and a.entity_id = :aboutId
                         or a.parent_type = :aboutType and a.parent_id = :aboutId)
                    """,
                    query -> query.bind("aboutType", type).bind("aboutId", scope.id().get()));
        }
    }

    /// A comment is told as a line about what it is about.
    private void aboutComments(FeedFilter.Scope scope) {
        if (scope.id().isEmpty()) {
            and(
                    """
                    and a.verb in ('commented', 'issue-reported', 'issue-resolved', 'comment-deleted')
                    """,
                    query -> query);
        } else {
            and(
                    """
                    and a.state ->> 'thread_id' = :comment
                    """,
                    query -> query.bind("comment", scope.id().get()));
        }
    }

    private void origin(FeedFilter.Scope scope) {
        and(
                """
                and a.parent_type = :originType
                """,
                query -> query.bind("originType", scope.kind().word()));
        scope.id()
                .ifPresent(
                        id ->
                                and(
                                        """
                                        and a.parent_id = :originId
                                        """,
                                        query -> query.bind("originId", id)));
    }

    private void doers(FeedFilter filter) {
        filter.actorType()
                .ifPresent(
                        type ->
                                and(
                                        """
                                        and a.actor_type = :actorType
                                        """,
                                        query -> query.bind("actorType", type)));
        filter.actorId()
                .ifPresent(
                        id ->
                                and(
                                        """
                                        and (a.actor_type = 'member' and a.actor_id = :actorId
                                             or a.actor_type = 'guest'
                                                and a.actor_email in (select g.email
                                                                        from guest g
                                                                       where g.org_id = :org and g.id = :actorId))
                                        """,
                                        query -> query.bind("actorId", id)));
        filter.actorEmail()
                .ifPresent(
                        email ->
                                and(
                                        """
                                        and (a.actor_type = 'guest' and a.actor_email = :actorEmail
                                             or a.actor_type = 'member'
                                                and a.actor_id = (select c.member_id from account c where c.email = :actorEmail))
                                        """,
                                        query -> query.bind("actorEmail", email)));
        filter.source()
                .ifPresent(
                        source ->
                                and(
                                        """
                                        and a.actor_type = any(:doers)
                                        """,
                                        query ->
                                                query.bindArray(
                                                        "doers", String.class, source.doers())));
    }

    private void details(FeedFilter filter) {
        filter.verb()
                .ifPresent(
                        verb ->
                                and(
                                        """
                                        and a.verb = :verb
                                        """,
                                        query -> query.bind("verb", verb.word())));
        filter.from()
                .ifPresent(
                        at ->
                                and(
                                        """
                                        and a.at >= :from
                                        """,
                                        query -> query.bind("from", at)));
        filter.until()
                .ifPresent(
                        at ->
                                and(
                                        """
                                        and a.at < :until
                                        """,
                                        query -> query.bind("until", at)));
        filter.search()
                .ifPresent(
                        text ->
                                and(
                                        """
                                        and strpos(lower(concat_ws(' ', a.description, a.text)), lower(:search)) > 0
                                        """,
                                        query -> query.bind("search", text)));
        filter.field()
                .ifPresent(
                        field ->
                                and(
                                        """
                                        and a.field = :field
                                        """,
                                        query -> query.bind("field", field)));
    }

    /// Top secret tasks are for their assignees. Besides, without the scope of a run, whose right
    /// is asked before, people see what they did and what they take part in, the templates that
    /// they may see, and what belongs to everybody.
    private void rights(Actor actor, FeedFilter filter) {
        and(
                """
                and not exists (select
                                  from task t
                                 where t.org_id = :org and t.id = case a.entity_type when 'task' then cast(a.entity_id as uuid) end
                                   and t.is_secret and not
                """
                        + SightStore.ofOwnTasks(actor)
                        + ")",
                query -> query.bindMethods("viewer", Viewer.of(actor)));
        if (filter.run().isEmpty()) {
            and(
                    """
                    and (a.actor_type = 'member' and a.actor_id = :viewer.me
                         or a.entity_type = 'task'
                            and a.entity_id in (select replace(cast(t.id as text), '-', '')
                                                  from task t
                                                 where t.org_id = :org and
                    """
                            + SightStore.ofOwnTasks(actor)
                            + """
                              )
                         or (case 'run' when a.entity_type then a.entity_id when a.parent_type then a.parent_id end)
                            in (select replace(cast(r.id as text), '-', '')
                                  from run r
                                  left join template p on p.org_id = r.org_id and p.id = r.template_id
                                 where r.org_id = :org and
                    """
                            + SightStore.ofOwnRuns(actor)
                            + """
                              )
                         or (case 'template' when a.entity_type then a.entity_id when a.parent_type then a.parent_id end)
                            in (select replace(cast(p.id as text), '-', '')
                                  from template p
                                 where p.org_id = :org and
                    """
                            + SightStore.ofTemplates(actor)
                            + """
                              )
                         or a.entity_type in ('tag', 'group', 'folder', 'snippet', 'job_title'))
                    """,
                    query -> query);
        }
    }

    private void and(String clause, UnaryOperator<Query> bind) {
        sql.append(clause);
        binds.add(bind);
    }
}
