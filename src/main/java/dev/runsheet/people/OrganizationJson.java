package dev.runsheet.people;

import dev.runsheet.base.Dates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An organization on the wire (platform spec 4.1).
final class OrganizationJson {
    /// Documented keys of things that this server does not keep.
    private static final List<String> PROFILE =
            List.of(
                    "description",
                    "industry",
                    "address1",
                    "address2",
                    "address3",
                    "city",
                    "state",
                    "zipcode",
                    "country");

    private static final List<String> LOOK =
            List.of(
                    "welcome_title",
                    "welcome_description",
                    "home_bg",
                    "global_css",
                    "homepage_snippet",
                    "onboarding_snippet",
                    "guest_onboarding_snippet",
                    "error_404_template",
                    "purpose");

    private OrganizationJson() {}

    static Map<String, Object> of(Belonging belonging) {
        var organization = belonging.organization();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", organization.id().hex());
        json.put("name", organization.name());
        json.put("slug", organization.slug());
        PROFILE.forEach(key -> json.put(key, null));
        json.put("timezone", organization.timezone());
        json.put("org_logo", null);
        json.put("team_size", null);
        json.put("created_on", Dates.millis(organization.createdAt()));
        json.put("created_at", Dates.millis(organization.createdAt()));
        json.put("last_updated", Dates.millis(organization.lastUpdated()));
        json.put("users_count", belonging.activeMembers());
        json.put("payment_state", null);
        json.put("plan_code", null);
        json.put("in_trial", false);
        putMembership(json, belonging);
        putSettings(json, organization);
        LOOK.forEach(key -> json.put(key, null));
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

    private static void putSettings(Map<String, Object> json, Organization organization) {
        json.put("working_days", organization.settings().get("working_days"));
        json.put("deadline_setting", null);
        json.put("default_deadline", organization.defaultDeadline().setting());
        json.put("auto_archive", false);
        json.put("auto_archive_processes_after", null);
        json.put("auto_complete_tasks", false);
        json.put("auto_complete_task_months", null);
        json.put("allow_user_invite", organization.letsMembersInvite());
        json.put("allow_manage_groups", organization.letsMembersManageGroups());
        json.put("maximum_group_assignment_limit", null);
        json.put("restrict_blueprint_permissions", false);
        json.put("enable_onboarding_template", false);
        json.put("onboarding_template_id", null);
        json.put("auto_join_signups", false);
        json.put("saml_enabled", false);
        json.put("saml_login_url", null);
        json.put("sso_default_role", null);
        json.put("enable_custom_404_error", false);
        json.put("webhook_date_field_format", organization.webhookDates());
        json.put("enable_custom_smtp", false);
        json.put("use_generative_ai", false);
        json.put("analytics_enabled", false);
    }
}
