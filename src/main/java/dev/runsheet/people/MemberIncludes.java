package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What `with` adds to members (platform spec 1.8), read once for all members of an answer.
final class MemberIncludes {
    /// Known to clients, and always empty here.
    private static final String FILES = "assets";

    private final Set<String> names;
    private final List<Group> groups;
    private final Map<MemberId, MemberDeeds> deeds;
    private final Organization organization;
    private final WatcherIncludes watchers;

    private MemberIncludes(
            Set<String> names,
            List<Group> groups,
            Map<MemberId, MemberDeeds> deeds,
            Organization organization,
            WatcherIncludes watchers) {
        this.names = names;
        this.groups = groups;
        this.deeds = deeds;
        this.organization = organization;
        this.watchers = watchers;
    }

    /// Nothing is asked when nobody wants to know.
    static MemberIncludes read(Handle tx, OrgId org, Set<String> names, List<Member> members) {
        var ids = members.stream().map(Member::id).toList();
        return new MemberIncludes(
                names,
                names.contains("groups") ? GroupStore.ofMembers(tx, org, ids) : List.of(),
                names.contains("stats") ? MemberDeedsStore.of(tx, org, ids) : Map.of(),
                names.contains("organizations") ? OrganizationStore.find(tx, org) : null,
                WatcherIncludes.ofMembers(tx, org, names, ids));
    }

    Map<String, Object> of(Member member, String baseUrl, Instant now) {
        var json = MemberJson.of(member, baseUrl, now);
        if (names.contains("groups")) {
            var own = groups.stream().filter(each -> each.members().contains(member.id()));
            json.put("groups", Map.of("data", own.map(GroupJson::line).toList()));
        }
        if (names.contains("stats")) {
            json.put("stats", Map.of("data", stats(deeds.get(member.id()))));
        }
        if (names.contains("organizations")) {
            json.put("organizations", Map.of("data", List.of(line(organization))));
        }
        if (names.contains("auth_methods")) {
            json.put("auth_methods", Map.of("data", List.of("password")));
        }
        if (names.contains("country")) {
            var country = Country.of(member.account().profile().get("country_id"));
            json.put("country", country.map(Country::json).orElse(null));
        }
        if (names.contains("preferences")) {
            json.put("preferences", Map.of("data", preferences(member.account())));
        }
        if (names.contains(FILES)) {
            json.put(FILES, Map.of("data", List.of()));
        }
        watchers.put(json, member.id());
        return json;
    }

    private static List<Map<String, Object>> preferences(Account account) {
        var chosen = account.profile().get(ProfileChange.STEP_PREFERENCES);
        if (chosen == null) {
            return List.of();
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("slug", ProfileChange.STEP_PREFERENCES);
        json.put("value", chosen);
        json.put("metadata", null);
        json.put("last_updated", Dates.millis(account.updatedAt()));
        return List.of(json);
    }

    private static Map<String, Object> stats(MemberDeeds deeds) {
        var json = new LinkedHashMap<String, Object>();
        json.put("steps_created", deeds.steps());
        json.put("tasks_completed", deeds.completedTasks());
        json.put("processes_launched", deeds.runs());
        json.put("checklists_created", deeds.templates());
        json.put("last_step_created_at", Dates.millis(deeds.lastStepAt()));
        return json;
    }

    /// The one that was asked: of others nobody hears here.
    private static Map<String, Object> line(Organization organization) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", organization.id().hex());
        json.put("name", organization.name());
        json.put("slug", organization.slug());
        return json;
    }
}
