package dev.runsheet.people;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.Map;

/// An organization on the wire (platform spec 4.1).
final class OrganizationJson {
    private OrganizationJson() {}

    /// `baseUrl` is where the caller reaches us.
    static Map<String, Object> of(Belonging belonging, String baseUrl) {
        var organization = belonging.organization();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", organization.id().hex());
        json.put("name", organization.name());
        json.put("slug", organization.slug());
        json.put("timezone", organization.timezone());
        json.put("org_logo", Portrait.url(belonging.logo(), baseUrl));
        json.put("created_on", Dates.millis(organization.createdAt()));
        json.put("created_at", Dates.millis(organization.createdAt()));
        json.put("last_updated", Dates.millis(organization.lastUpdated()));
        json.put("users_count", belonging.activeMembers());
        putMembership(json, belonging);
        for (var setting : Setting.ALL) {
            json.put(setting.key(), setting.in(organization.settings()));
        }
        var determining = organization.determining();
        json.put("deadline_setting", determining.get("determine_deadline"));
        json.put("settings", determining);
        return json;
    }

    private static void putMembership(Map<String, Object> json, Belonging belonging) {
        var isMember = belonging.role() != null;
        json.put("user_status", isMember ? belonging.status().word() : null);
        json.put("user_role", isMember ? belonging.role().word() : null);
        json.put("joined_on", Dates.millis(belonging.joinedAt()));
        json.put("disabled_on", null);
        json.put("last_accessed", null);
    }
}
