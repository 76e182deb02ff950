package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.people.SightStore;
import dev.runsheet.run.RunFilter.Order;
import dev.runsheet.run.RunFilter.Status;
import dev.runsheet.run.RunFilter.TaskStatus;
import dev.runsheet.task.TaskFilter.Archived;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a `RunFilter` asks for, as parts of a statement that calls the run `r`.
final class RunFilterStore {
    static final String STARRED =
            """
            exists (select
                      from run_star s
                     where s.org_id = :org and s.run_id = r.id and s.member_id = :me)
            """;

    /// Runs with a shown task for one of them; the tasks of an archived run are archived with it.
    private static final String GIVEN_TO =
            """
            r.id in (select a.run_id
                       from task_assignment a
                      where a.org_id = :org and a.run_id is not null and not a.is_hidden
            """;

    private static final String CALM = "r.open_issues = 0 and r.tasks_troubled = 0";

    /// Somebody knows how it could be better.
    private static final String IMPROVABLE =
            """
            exists (select
                      from comment c
                      left join task t on t.org_id = c.org_id and t.id = c.task_id
                     where c.org_id = :org and c.label = 'improvement' and r.id in (c.run_id, t.run_id))
            """;

    private static final String MINE =
            """
            r.owner_id = :me or r.started_by = :me or r.member_ids @> array[cast(:me as bigint)]
            or r.group_ids && :viewer.groups or r.id in (
            """
                    + SightStore.RUNS_WITH_A_TASK
                    + ")";

    private static final String DELAYED =
            """
            r.id in (select t.run_id
                       from task t
                      where t.org_id = :org and t.completed_at is null and not t.is_hidden
                        and t.archived_at is null and t.deadline < :now)
            """;

    private static final String TAGGED =
            """
            r.tag_ids <> '{}'
            and r.tag_ids && array(select g.id
                                     from tag g
                                    where g.org_id = :org
                                      and (g.id = cast(:tagId as uuid) or lower(g.title) = lower(:tag)))
            """;

    private RunFilterStore() {}

    static String where(Actor actor, RunFilter filter) {
        return Stream.of(
                        SightStore.ofManyRuns(actor),
                        status(filter.status()),
                        archived(filter.archived()),
                        when(filter.text() != null, "r.name ilike :pattern"),
                        when(
                                filter.owners() != null,
                                "r.owner_id = any(:owners) or " + givenTo(filter, ":owners")),
                        when(filter.groups() != null, givenTo(filter, ":groups")),
                        when(filter.template() != null, "r.template_id = :template"),
                        when(
                                filter.folder() != null,
                                "r.folder_ids <> '{}' and r.folder_ids @> array[:folder]"),
                        when(filter.tag() != null, TAGGED),
                        when(filter.tags() != null, "r.tag_ids <> '{}' and r.tag_ids && :tags"),
                        when(filter.isUntagged(), "r.tag_ids = '{}'"),
                        starred(filter.isStarred()),
                        when(filter.kind() != null, "r.kind = :kindWord"),
                        taskStatus(filter.taskStatus()),
                        when(filter.isMine(), MINE))
                .filter(condition -> !condition.isEmpty())
                .map(condition -> "and (" + condition + ")\n")
                .collect(Collectors.joining());
    }

    private static String givenTo(RunFilter filter, String people) {
        return GIVEN_TO
                + (filter.archived() == Archived.WITHOUT ? "and not a.is_archived\n" : "")
                + "and a.assignee = any(cast("
                + people
                + " as text[])))\n";
    }

    private static String when(boolean isAsked, String condition) {
        return isAsked ? condition : "";
    }

    private static String status(Status status) {
        return switch (status) {
            case null -> "";
            case ACTIVE -> "r.completed_at is null and r.archived_at is null and " + CALM;
            case COMPLETE -> "r.completed_at is not null and " + CALM;
            case DELAYED -> DELAYED;
            case PROBLEM -> "r.open_issues > 0 or r.tasks_troubled > 0";
            case ISSUE -> "r.open_issues > 0";
            case IMPROVEMENT -> IMPROVABLE;
        };
    }

    private static String archived(Archived archived) {
        return switch (archived) {
            case WITHOUT -> "r.archived_at is null";
            case WITH -> "";
            case ONLY -> "r.archived_at is not null";
        };
    }

    private static String starred(Boolean isStarred) {
        if (isStarred == null) {
            return "";
        }
        return isStarred ? STARRED : "not " + STARRED;
    }

    private static String taskStatus(TaskStatus status) {
        return switch (status) {
            case null -> "";
            case OPEN -> "r.tasks_done < r.tasks_shown";
            case COMPLETED -> "r.tasks_done > 0";
        };
    }

    static String order(Order order) {
        var down = order.isDown() ? " desc" : "";
        var column =
                switch (order.by()) {
                    case NAME -> "lower(r.name)";
                    case CREATED -> "r.created_at";
                    case UPDATED -> "r.last_updated";
                };
        return " order by " + column + down + ", r.id" + down + "\n";
    }
}
