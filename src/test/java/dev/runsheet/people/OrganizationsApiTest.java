package dev.runsheet.people;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationsApiTest {
    private static final String HOME = "/organizations/" + FLOUR.hex();

    private static final List<String> TEXTS =
            List.of(
                    ("description industry address1 address2 address3 city state zipcode country"
                                    + " light_role_error_snippet welcome_title welcome_description"
                                    + " home_bg global_css homepage_snippet onboarding_snippet"
                                    + " guest_onboarding_snippet error_404_template purpose"
                                    + " google_analytics_id mixpanel_token payment_state plan_code"
                                    + " preferred_trial_plan azure_cognitive_service")
                            .split(" "));

    private static final List<String> FLAGS =
            List.of(
                    ("process_today auto_archive auto_complete_tasks allow_user_invite"
                                    + " allow_manage_groups restrict_blueprint_permissions"
                                    + " enable_onboarding_template auto_join_signups saml_enabled"
                                    + " enable_custom_404_error wyiwyg enable_custom_smtp"
                                    + " use_generative_ai analytics_enabled in_trial"
                                    + " real_time_billing disable_min_members_billing"
                                    + " enable_light_users_billing limit_trial_features")
                            .split(" "));

    @Test
    void everyMemberSeesTheOrganizationAndNobodyElse() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            assertThat(api.as(BOB_TOKEN).get(HOME).data())
                    .containsEntry("name", "Flour")
                    .containsEntry("user_role", "standard")
                    .containsEntry("users_count", 3)
                    .containsEntry("default_deadline", Map.of("type", "days", "value", 1))
                    .containsEntry("working_days", null);
            var stranger = api.as(EVE_TOKEN).get(HOME);
            assertThat(stranger.status()).isEqualTo(403);
            assertThat(api.as(EVE_TOKEN).get("/organizations/" + "f".repeat(32)).text())
                    .isEqualTo(stranger.text());
        }
    }

    // 17
    @Test
    void onlyActiveMembersAreCounted() {
        try (var api = ApiServer.of(OrganizationsApi::mount, MembersApi::mount)) {
            var ann = api.as(ANN_TOKEN);
            ann.post(HOME + "/users/invite", Map.of("email", "new@flour.example"));
            assertThat(ann.get(HOME).data()).containsEntry("users_count", 3);
            ann.delete(HOME + "/users/1002/disable");
            assertThat(ann.get(HOME).data()).containsEntry("users_count", 2);
        }
    }

    @Test
    void anAdministratorChangesSomeSettingsAndTheRestStay() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            api.setClock(Instant.parse("2026-04-01T08:00:00Z"));
            var days = Map.of("Monday", Map.of("from", "09:00", "to", "17:00"));
            var reply =
                    api.as(ANN_TOKEN)
                            .put(
                                    HOME,
                                    Map.of(
                                            "timezone",
                                            "Europe/Berlin",
                                            "working_days",
                                            days,
                                            "default_deadline",
                                            Map.of("type", "hours", "value", 8)));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.data())
                    .containsEntry("name", "Flour")
                    .containsEntry("timezone", "Europe/Berlin")
                    .containsEntry("default_deadline", Map.of("type", "hours", "value", 8))
                    .containsEntry("last_updated", "2026-04-01T08:00:00.000Z");
            var week = new HashMap<String, Object>(days);
            for (var day : "Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ")) {
                week.put(day, null);
            }
            assertThat(reply.data()).containsEntry("working_days", week);
            var patched = api.as(ANN_TOKEN).patch(HOME, Map.of("name", "Flour & Co"));
            assertThat(patched.data())
                    .containsEntry("name", "Flour & Co")
                    .containsEntry("working_days", week);
        }
    }

    @Test
    void nullTakesASettingBackToItsDefault() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            api.as(ANN_TOKEN)
                    .put(HOME, Map.of("default_deadline", Map.of("type", "weeks", "value", 2)));
            var reply = api.as(ANN_TOKEN).put(HOME, "{\"default_deadline\":null}");
            assertThat(reply.data())
                    .containsEntry("default_deadline", Map.of("type", "days", "value", 1));
        }
    }

    @Test
    void othersMayNotChangeIt() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var name = Map.of("name", "Mine");
            assertThat(api.as(BOB_TOKEN).put(HOME, name).status()).isEqualTo(403);
            assertThat(api.as(World.LIN_TOKEN).put(HOME, name).status()).isEqualTo(403);
            assertThat(api.as(EVE_TOKEN).put(HOME, name).status()).isEqualTo(403);
        }
    }

    @Test
    void everyDocumentedSettingIsKeptAndAnswered() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var sent = new HashMap<String, Object>();
            for (var key : TEXTS) {
                sent.put(key, "some " + key);
            }
            for (var key : FLAGS) {
                var usual = api.as(ANN_TOKEN).get(HOME).data().get(key);
                assertThat(usual).as(key).isInstanceOf(Boolean.class);
                sent.put(key, usual.equals(false));
            }
            sent.put("auto_archive_processes_after", Map.of("unit", "days", "value", 30));
            sent.put("auto_complete_task_months", 24);
            sent.put("maximum_group_assignment_limit", 12);
            sent.put("cadence_days", List.of("tuesday", "sunday"));
            sent.put("guest_cadence_days", List.of());
            sent.put("saml_login_url", "https://sso.example/login");
            sent.put("sso_default_role", "light");
            sent.put("webhook_date_field_format", "d/m/Y h:i A T");
            sent.put("x_default_role", "light");
            sent.put("x_full_seats", 3);
            sent.put("x_light_seats", 0);
            sent.put("x_webhook_retries", 5);
            sent.put("team_size", 12);
            sent.put("signup_survey", Map.of("found", "by a friend"));
            sent.put("live_support_enabled", 1);

            var reply = api.as(ANN_TOKEN).put(HOME, sent);

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.data()).containsAllEntriesOf(sent);
            assertThat(api.as(ANN_TOKEN).get(HOME).data()).isEqualTo(reply.data());
            // What was read is written back without a change, whatever else stands in it.
            assertThat(api.as(ANN_TOKEN).put(HOME, reply.data()).data()).isEqualTo(reply.data());

            var cleared = new HashMap<String, Object>();
            sent.keySet().forEach(key -> cleared.put(key, null));
            assertThat(api.as(ANN_TOKEN).patch(HOME, cleared).data())
                    .containsEntry("description", null)
                    .containsEntry("allow_user_invite", true)
                    .containsEntry("cadence_days", List.of("monday", "wednesday", "friday"))
                    .containsEntry("auto_complete_task_months", 18)
                    .containsEntry(
                            "auto_archive_processes_after", Map.of("unit", "weeks", "value", 52));
        }
    }

    @Test
    void theConnectorSaysWhichDaysAreWorked() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var ann = api.as(ANN_TOKEN);
            var hours = Map.of("from", "09:00", "to", "17:00");
            ann.put(HOME, Map.of("working_days", Map.of("Monday", hours, "Sunday", hours)));
            var settings =
                    Map.of(
                            "determine_deadline",
                            Map.of("workdays", true, "holidays", true),
                            "workdays",
                            List.of("monday", "tuesday"),
                            "holidays",
                            List.of("01-01"));
            var reply = ann.put(HOME, Map.of("settings", settings));
            assertThat(reply.data()).containsEntry("settings", settings);
            var week = new HashMap<String, Object>();
            for (var day : "Wednesday Thursday Friday Saturday Sunday".split(" ")) {
                week.put(day, null);
            }
            week.put("Monday", hours);
            week.put("Tuesday", Map.of());
            assertThat(reply.data()).containsEntry("working_days", week);

            var faulty =
                    Map.of(
                            "determine_deadline",
                            Map.of("workdays", "often"),
                            "workdays",
                            List.of("moonday"),
                            "holidays",
                            List.of("02-30"));
            assertThat(ann.put(HOME, Map.of("settings", faulty)).errors())
                    .containsOnlyKeys(
                            "settings.determine_deadline.workdays",
                            "settings.workdays.0",
                            "settings.holidays.0");
        }
    }

    @Test
    void whatASettingMayNotBeIsNamed() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var faulty = new HashMap<String, Object>();
            faulty.put("description", 7);
            faulty.put("city", "x".repeat(256));
            faulty.put("auto_archive_processes_after", Map.of("unit", "months", "value", 91));
            faulty.put("auto_complete_task_months", 1);
            faulty.put("maximum_group_assignment_limit", 0);
            faulty.put("cadence_days", List.of("Mon", "someday"));
            faulty.put("guest_cadence_days", "monday");
            faulty.put("onboarding_template_id", "f".repeat(32));
            faulty.put("saml_login_url", "login");
            faulty.put("sso_default_role", "owner");
            faulty.put("x_webhook_retries", 101);
            faulty.put("global_css", "x".repeat(65_536));
            assertThat(api.as(ANN_TOKEN).put(HOME, faulty).errors())
                    .containsOnlyKeys(
                            "description",
                            "city",
                            "auto_archive_processes_after.unit",
                            "auto_archive_processes_after.value",
                            "auto_complete_task_months",
                            "maximum_group_assignment_limit",
                            "cadence_days.1",
                            "guest_cadence_days",
                            "onboarding_template_id",
                            "saml_login_url",
                            "sso_default_role",
                            "x_webhook_retries",
                            "global_css");
        }
    }

    // 10
    @Test
    void everyFaultIsNamedAndNothingIsStored() {
        try (var api = ApiServer.of(OrganizationsApi::mount)) {
            var reply =
                    api.as(ANN_TOKEN)
                            .put(
                                    HOME,
                                    Map.of(
                                            "name",
                                            "x".repeat(51),
                                            "timezone",
                                            "Mars/Olympus",
                                            "allow_user_invite",
                                            "perhaps",
                                            "default_deadline",
                                            Map.of("type", "eons"),
                                            "working_days",
                                            Map.of("Mon", true)));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .containsOnlyKeys(
                            "name",
                            "timezone",
                            "allow_user_invite",
                            "default_deadline.type",
                            "default_deadline.value",
                            "working_days.Mon");
            assertThat(api.as(ANN_TOKEN).get(HOME).data()).containsEntry("name", "Flour");
        }
    }

    @Test
    void colorsAreKeptOneByOne() {
        try (var api = ApiServer.of(OrganizationsApi::mount, BrandingApi::mount)) {
            var branding = HOME + "/custom-branding";
            var ann = api.as(ANN_TOKEN);
            assertThat(api.as(BOB_TOKEN).get(branding).data())
                    .containsEntry("bg_color", null)
                    .containsEntry("updated_at", null);
            ann.put(branding, Map.of("bg_color", "#fffaf0", "dark_shade", "#402000"));
            ann.put(branding, "{\"dark_shade\":null,\"text_color\":\"#000000\"}");
            assertThat(api.as(BOB_TOKEN).get(branding).data())
                    .containsEntry("bg_color", "#fffaf0")
                    .containsEntry("text_color", "#000000")
                    .containsEntry("dark_shade", null)
                    .containsEntry("updated_at", "2026-03-06T12:00:00.000Z");
            assertThat(ann.put(branding, Map.of("bg_color", "red", "text_color", 7)).errors())
                    .containsOnlyKeys("bg_color", "text_color");
            assertThat(api.as(BOB_TOKEN).put(branding, Map.of()).status()).isEqualTo(403);
            assertThat(ann.get(HOME).data()).doesNotContainKey("custom_branding");
        }
    }

    @Test
    void preferencesAreKeptUnderTheirSlugs() {
        try (var api = ApiServer.of(BrandingApi::mount)) {
            var preferences = HOME + "/preferences";
            var ann = api.as(ANN_TOKEN);
            assertThat(ann.get(preferences).rows()).isEmpty();
            ann.put(preferences, Map.of("slug", "theme", "value", "dark"));
            ann.put(preferences, Map.of("slug", "rows", "value", 25));
            ann.put(preferences, Map.of("slug", "theme", "value", List.of("light")));
            assertThat(api.as(World.LIN_TOKEN).get(preferences).rows())
                    .extracting(row -> row.get("slug"), row -> row.get("value"))
                    .containsExactlyInAnyOrder(tuple("theme", List.of("light")), tuple("rows", 25));
            assertThat(ann.put(preferences, Map.of("value", "x".repeat(10_001))).errors())
                    .containsOnlyKeys("slug", "value");
            assertThat(api.as(BOB_TOKEN).put(preferences, Map.of("slug", "a")).status())
                    .isEqualTo(403);
            assertThat(api.as(EVE_TOKEN).get(preferences).status()).isEqualTo(403);
        }
    }
}
