package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What `with` adds to groups (platform spec 1.8): the people in it, whole.
final class GroupIncludes {
    private static final Page ALL = new Page(1, Integer.MAX_VALUE, true);

    private final Set<String> names;
    private final List<Member> members;
    private final List<Guest> guests;

    private GroupIncludes(Set<String> names, List<Member> members, List<Guest> guests) {
        this.names = names;
        this.members = members;
        this.guests = guests;
    }

    static GroupIncludes read(Handle tx, OrgId org, Set<String> names) {
        return new GroupIncludes(
                names,
                names.contains("users") ? MemberStore.list(tx, org, "", "", ALL).rows() : List.of(),
                names.contains("guests")
                        ? GuestStore.list(tx, org, "", "", ALL).rows()
                        : List.of());
    }

    /// The addresses of the guests give way to the guests, as clients know it.
    Map<String, Object> of(Group group, String baseUrl, Instant now) {
        var json = GroupJson.of(group);
        if (names.contains("users")) {
            var own = members.stream().filter(each -> group.members().contains(each.id()));
            json.put(
                    "users",
                    Map.of(
                            "data",
                            own.map(member -> MemberJson.of(member, baseUrl, now)).toList()));
        }
        if (names.contains("guests")) {
            var own = guests.stream().filter(each -> group.guests().contains(each.email()));
            json.put("guests", Map.of("data", own.map(GuestJson::line).toList()));
        }
        if (names.contains("assets")) {
            json.put("assets", Map.of("data", List.of()));
        }
        return json;
    }
}
