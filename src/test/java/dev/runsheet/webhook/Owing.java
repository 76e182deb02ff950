package dev.runsheet.webhook;

import dev.runsheet.platform.db.Database;
import dev.runsheet.testing.World;
import java.util.UUID;

/// Tasks of the bakery, and calls that are owed for them.
record Owing(Database database) {
    UUID task() {
        return database.write(
                tx ->
                        tx.createQuery(
                                        """
                                        insert into task (org_id, id, number, is_oneoff, kind, original_title, title, position, policy,
                                                          starter_id, created_at, last_updated)
                                        values (:org, gen_random_uuid(), nextval('activity_number'), true, 'task', 'Sweep',
                                                'Sweep', 1, '{}', 1001, :now, :now)
                                        returning id
                                        """)
                                .bind("org", World.FLOUR)
                                .bind("now", World.NOON)
                                .mapTo(UUID.class)
                                .one());
    }

    void owe(UUID task, String url) {
        database.write(
                tx ->
                        tx.createUpdate(
                                        """
                                        insert into outbox (org_id, at, topic, task_id, payload)
                                        values (:org, :now, 'task.webhook', :task, jsonb_build_object('url', :url))
                                        """)
                                .bind("org", World.FLOUR)
                                .bind("now", World.NOON)
                                .bind("task", task)
                                .bind("url", url)
                                .execute());
    }
}
