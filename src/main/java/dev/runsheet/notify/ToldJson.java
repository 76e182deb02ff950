package dev.runsheet.notify;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/// A notice on the wire, in words of ours.
final class ToldJson {
    private ToldJson() {}

    static Map<String, Object> of(Told told, Map<MemberId, Person> people) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", told.id());
        json.put("kind", told.kind());
        json.put("text", told.text());
        json.put("content", told.said());
        json.put("actor", told.by() == null ? null : actor(told.by(), people.get(told.by())));
        json.put("run_id", hex(told.run()));
        json.put("task_id", hex(told.task()));
        json.put("checklist_id", hex(told.template()));
        json.put("created_at", Dates.millis(told.at()));
        json.put("read_at", told.readAt() == null ? null : Dates.millis(told.readAt()));
        return json;
    }

    private static Map<String, Object> actor(MemberId id, Person person) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.value());
        json.put("full_name", person == null ? null : person.shownName());
        return json;
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }
}
