package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.MemberId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A group on the wire (platform spec 7).
final class GroupJson {
    private GroupJson() {}

    static Map<String, Object> of(Group group) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", group.id().hex());
        json.put("name", group.name());
        json.put("description", group.description());
        json.put("logo", null);
        json.put("members", members(group));
        json.put("guests", group.guests());
        json.put("created_at", Dates.millis(group.createdAt()));
        json.put("last_updated", Dates.millis(group.lastUpdated()));
        return json;
    }

    /// As a member shows it among its own (platform spec 5.1).
    static Map<String, Object> line(Group group) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", group.id().hex());
        json.put("name", group.name());
        json.put("logo", null);
        json.put("members", members(group));
        json.put("guests", group.guests());
        return json;
    }

    private static List<Long> members(Group group) {
        return group.members().stream().map(MemberId::value).toList();
    }
}
