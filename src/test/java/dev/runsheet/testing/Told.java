package dev.runsheet.testing;

import dev.runsheet.base.Id;
import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What the shared server wrote down about a task or a run besides the thing itself: the verbs in
/// the feed and the topics for the world, oldest first.
public record Told(List<String> verbs, List<String> topics) {
    public static Told of(String hex) {
        return SharedServer.API.database().database().read(tx -> of(tx, hex));
    }

    /// What the messages of this topic about a task say, oldest first.
    public static List<Map<String, Object>> payloads(String topic, String task) {
        return SharedServer.API
                .database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select payload
                                                  from outbox
                                                 where org_id = :org and task_id = :task and topic = :topic
                                                 order by id
                                                """)
                                        .bind("org", World.FLOUR.value())
                                        .bind("task", Id.parse(task).orElseThrow())
                                        .bind("topic", topic)
                                        .mapTo(String.class)
                                        .map(Json::map)
                                        .list());
    }

    private static Told of(Handle tx, String hex) {
        return new Told(
                tx.createQuery(
                                """
                                select verb
                                  from activity
                                 where org_id = :org and entity_id = :id
                                 order by id
                                """)
                        .bind("org", World.FLOUR.value())
                        .bind("id", hex)
                        .mapTo(String.class)
                        .list(),
                tx.createQuery(
                                """
                                select topic
                                  from outbox
                                 where org_id = :org and (task_id = :id or task_id is null and run_id = :id)
                                 order by id
                                """)
                        .bind("org", World.FLOUR.value())
                        .bind("id", Id.parse(hex).orElseThrow())
                        .mapTo(String.class)
                        .list());
    }
}
