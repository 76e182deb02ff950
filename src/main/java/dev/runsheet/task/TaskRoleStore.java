package dev.runsheet.task;

import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes down and tells which job titles tasks were given to when their run was launched. It goes
/// with the task, and with the job title.
public final class TaskRoleStore {
    private TaskRoleStore() {}

    /// A job title as a task shows it.
    public record Titled(TaskId task, JobTitleId id, String name) {}

    /// Empty when there is nothing to write, as there is not for most runs.
    public static Optional<Write> giving(OrgId org, Map<TaskId, List<JobTitleId>> titles) {
        if (titles.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Write(
                        """
                        insert into task_job_title (org_id, job_title_id, task_id)
                        select j.org_id, j.id, g.task_id
                          from jsonb_to_recordset(cast(:given as jsonb)) as g (task_id uuid, job_title_id uuid)
                          join job_title j on j.org_id = :org and j.id = g.job_title_id
                        """,
                        Map.of("org", org.value(), "given", Json.text(rows(titles)))));
    }

    public static Map<TaskId, List<Titled>> of(Handle tx, OrgId org, Collection<TaskId> tasks) {
        var titles = new HashMap<TaskId, List<Titled>>();
        if (tasks.isEmpty()) {
            return titles;
        }
        tx.createQuery(
                        """
                        select g.task_id, j.id, j.name
                          from task_job_title g
                          join job_title j on j.org_id = g.org_id and j.id = g.job_title_id
                         where g.org_id = :org and g.task_id = any(:tasks)
                         order by lower(j.name)
                        """)
                .bind("org", org)
                .bindArray("tasks", TaskId.class, List.copyOf(tasks))
                .map(
                        Row.of(
                                row ->
                                        new Titled(
                                                row.id("task_id", TaskId::new),
                                                row.id("id", JobTitleId::new),
                                                row.text("name"))))
                .forEach(
                        each ->
                                titles.computeIfAbsent(each.task(), _ -> new ArrayList<>())
                                        .add(each));
        return titles;
    }

    private static List<Map<String, Object>> rows(Map<TaskId, List<JobTitleId>> titles) {
        var rows = new ArrayList<Map<String, Object>>();
        titles.forEach(
                (task, each) ->
                        each.forEach(
                                title -> {
                                    var row = new LinkedHashMap<String, Object>();
                                    row.put("task_id", task);
                                    row.put("job_title_id", title);
                                    rows.add(row);
                                }));
        return rows;
    }
}
