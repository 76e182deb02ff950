package dev.runsheet.task;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.people.Names;
import java.util.LinkedHashMap;
import java.util.Map;

/// The `owners` of a task on the wire, in either of its two documented shapes (tasks spec C7).
public final class OwnersJson {
    private OwnersJson() {}

    public static Map<String, Object> integers(Owners owners) {
        var json = new LinkedHashMap<String, Object>();
        json.put("users", owners.members().stream().map(MemberId::value).toList());
        json.put("guests", owners.guests());
        json.put("groups", owners.groups().stream().map(GroupId::hex).toList());
        return json;
    }

    public static Map<String, Object> objects(Owners owners, Names names) {
        var json = new LinkedHashMap<String, Object>();
        json.put("users", owners.members().stream().map(id -> member(id, names)).toList());
        json.put("guests", owners.guests());
        json.put("groups", owners.groups().stream().map(id -> group(id, names)).toList());
        return json;
    }

    private static Map<String, Object> member(MemberId id, Names names) {
        var person = names.member(id);
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.value());
        json.put("full_name", person == null ? "" : person.fullName());
        json.put("email", person == null ? null : person.email());
        json.put("profile_pic", null);
        return json;
    }

    private static Map<String, Object> group(GroupId id, Names names) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.hex());
        json.put("name", names.group(id));
        return json;
    }
}
