package dev.runsheet.activity;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All SQL about the feed and the outbox.
final class ActivityStore {
    private ActivityStore() {}

    static Write recording(Actor actor, List<Event> events, List<Message> messages, Instant now) {
        var values = new HashMap<String, Object>();
        values.put("org", actor.org().value());
        values.put("now", now);
        values.put("actorType", actorType(actor));
        values.put("actorId", actor.member().map(MemberId::value).orElse(null));
        values.put("actorEmail", actor.guest().orElse(null));
        values.put("events", Json.text(events.stream().map(ActivityStore::row).toList()));
        values.put("messages", Json.text(messages.stream().map(ActivityStore::row).toList()));
        return new Write(
                """
                with told as (
                    insert into outbox (org_id, at, topic, run_id, task_id, payload, actor_id, actor_email)
                    select :org, :now, m.topic, m.run_id, m.task_id, m.payload, cast(:actorId as bigint),
                           cast(:actorEmail as text)
                      from jsonb_to_recordset(cast(:messages as jsonb))
                        as m (topic text, run_id uuid, task_id uuid, payload jsonb)
                )
                insert into activity
                       (org_id, at, verb, actor_type, actor_id, actor_email, entity_type, entity_id,
                        parent_type, parent_id, description, field, old_value, text, state)
                select :org, :now, e.verb, :actorType, cast(:actorId as bigint), cast(:actorEmail as text), e.entity_type,
                       e.entity_id, e.parent_type, e.parent_id, e.description, e.field, e.old_value, e.text, e.state
                  from jsonb_to_recordset(cast(:events as jsonb))
                    as e (verb text, entity_type text, entity_id text, parent_type text, parent_id text,
                          description text, field text, old_value jsonb, text text, state jsonb)
                """,
                values);
    }

    private static String actorType(Actor actor) {
        return switch (actor.who()) {
            case Actor.Who.Member _ -> "member";
            case Actor.Who.Guest _ -> "guest";
            case Actor.Who.Application _ -> "application";
            case Actor.Who.Clock _ -> "clock";
        };
    }

    private static Map<String, Object> row(Event event) {
        var row = new LinkedHashMap<String, Object>();
        row.put("verb", event.verb().word());
        row.put("entity_type", event.subject().kind().word());
        row.put("entity_id", event.subject().id());
        if (event.parent() != null) {
            row.put("parent_type", event.parent().kind().word());
            row.put("parent_id", event.parent().id());
        }
        row.put("description", event.description());
        row.put("field", event.field());
        row.put("old_value", event.oldValue());
        row.put("text", event.text());
        row.put("state", event.state());
        return row;
    }

    private static Map<String, Object> row(Message message) {
        var row = new LinkedHashMap<String, Object>();
        row.put("topic", message.topic());
        row.put("run_id", message.run() == null ? null : message.run().value().toString());
        row.put("task_id", message.task() == null ? null : message.task().value().toString());
        row.put("payload", message.payload());
        return row;
    }
}
