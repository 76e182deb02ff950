package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.base.Role;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.deadline.Span;
import dev.runsheet.deadline.Weekdays;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// A setting of an organization under its documented key: how it is read, and what is answered
/// until one is chosen. Null takes any of them back to that.
record Setting(String key, Object usual, BiFunction<Body, String, Optional<?>> reader) {
    static final String WORKING_DAYS = "working_days";
    static final String DEFAULT_DEADLINE = "default_deadline";
    static final String ARCHIVES = "auto_archive";
    static final String ARCHIVES_AFTER = "auto_archive_processes_after";
    static final String COMPLETES = "auto_complete_tasks";
    static final String COMPLETES_AFTER = "auto_complete_task_months";
    static final String MEMBERS_INVITE = "allow_user_invite";
    static final String MEMBERS_MANAGE_GROUPS = "allow_manage_groups";
    static final String LARGEST_GROUP = "maximum_group_assignment_limit";
    static final String TEMPLATES_PRIVATE = "restrict_blueprint_permissions";
    static final String DIGESTS = "cadence_days";
    static final String GUEST_DIGESTS = "guest_cadence_days";
    static final String ONBOARDS = "enable_onboarding_template";
    static final String ONBOARDING = "onboarding_template_id";
    static final String DATES = "webhook_date_field_format";
    static final String ROLE = "x_default_role";
    static final String FULL_SEATS = "x_full_seats";
    static final String LIGHT_SEATS = "x_light_seats";
    static final String RETRIES = "x_webhook_retries";

    private static final int LINE = 255;
    private static final int TEXT = 65_535;
    private static final int MOST_RETRIES = 100;
    private static final int MOST_SEATS = 1_000_000;

    private static final Stream<Setting> PROFILE =
            Stream.of(
                    text("description", TEXT),
                    text("industry", LINE),
                    text("address1", LINE),
                    text("address2", LINE),
                    text("address3", LINE),
                    text("city", LINE),
                    text("state", LINE),
                    text("zipcode", LINE),
                    text("country", LINE),
                    plain("team_size", null),
                    plain("signup_survey", null),
                    text("purpose", TEXT));

    private static final Stream<Setting> WORK =
            Stream.of(
                    of(WORKING_DAYS, null, (body, _) -> given(WorkingTime.define(body))),
                    of(
                            DEFAULT_DEADLINE,
                            DefaultDeadline.ONE_DAY.setting(),
                            (body, _) -> given(DefaultDeadline.define(body))),
                    flag("process_today", false),
                    flag(ARCHIVES, false),
                    of(ARCHIVES_AFTER, Span.YEAR.setting(), Span::define),
                    flag(COMPLETES, false),
                    whole(COMPLETES_AFTER, 18, 2, 24));

    private static final Stream<Setting> PEOPLE =
            Stream.of(
                    flag(MEMBERS_INVITE, true),
                    flag(MEMBERS_MANAGE_GROUPS, true),
                    whole(LARGEST_GROUP, null, 1, 100_000),
                    flag(TEMPLATES_PRIVATE, false),
                    text("light_role_error_snippet", TEXT),
                    of(DIGESTS, Weekdays.words(Weekdays.USUAL), Weekdays::define),
                    of(GUEST_DIGESTS, Weekdays.words(Weekdays.USUAL), Weekdays::define),
                    flag(ONBOARDS, false),
                    of(ONBOARDING, null, (body, key) -> given(body.givenHex(key))),
                    flag("auto_join_signups", false),
                    flag("saml_enabled", false),
                    of("saml_login_url", null, (body, key) -> given(body.givenUrl(key))),
                    word("sso_default_role", Stream.of(Role.values()).map(Role::word).toList()),
                    word(ROLE, Stream.of(Role.values()).map(Role::word).toList()),
                    whole(FULL_SEATS, null, 0, MOST_SEATS),
                    whole(LIGHT_SEATS, null, 0, MOST_SEATS));

    private static final Stream<Setting> LOOK =
            Stream.of(
                    text("welcome_title", LINE),
                    text("welcome_description", TEXT),
                    text("home_bg", 2_000),
                    text("global_css", TEXT),
                    text("homepage_snippet", TEXT),
                    text("onboarding_snippet", TEXT),
                    text("guest_onboarding_snippet", TEXT),
                    flag("enable_custom_404_error", false),
                    text("error_404_template", TEXT),
                    flag("wyiwyg", false));

    private static final Stream<Setting> ELSEWHERE =
            Stream.of(
                    word(DATES, List.of(Organization.FOR_PROGRAMS, Organization.FOR_PEOPLE)),
                    whole(RETRIES, null, 0, MOST_RETRIES),
                    flag("enable_custom_smtp", false),
                    flag("use_generative_ai", false),
                    plain("azure_cognitive_service", null),
                    text("google_analytics_id", LINE),
                    text("mixpanel_token", LINE),
                    flag("analytics_enabled", false));

    /// What only a hosted service needs; kept for clients that write it.
    private static final Stream<Setting> BILLING =
            Stream.of(
                    text("payment_state", LINE),
                    text("plan_code", LINE),
                    flag("in_trial", false),
                    whole("live_support_enabled", 0, 0, 1),
                    plain("real_time_billing", false),
                    plain("disable_min_members_billing", false),
                    plain("enable_light_users_billing", false),
                    plain("limit_trial_features", false),
                    text("preferred_trial_plan", LINE));

    static final List<Setting> ALL =
            Stream.of(PROFILE, WORK, PEOPLE, LOOK, ELSEWHERE, BILLING)
                    .flatMap(each -> each)
                    .toList();

    /// Absent when the body does not say, or says it wrongly: then the fault is noted.
    Given<?> read(Body body) {
        if (!body.isSet(key)) {
            return body.has(key) ? Given.of(null) : Given.absent();
        }
        return reader.apply(body, key).<Given<?>>map(Given::of).orElse(Given.absent());
    }

    Object in(Map<String, Object> settings) {
        var chosen = settings.get(key);
        return chosen == null ? usual : chosen;
    }

    private static Setting of(
            String key, Object usual, BiFunction<Body, String, Optional<?>> reader) {
        return new Setting(key, usual, reader);
    }

    private static Setting text(String key, int most) {
        return of(key, null, (body, name) -> body.string(name, most));
    }

    private static Setting flag(String key, boolean usual) {
        return of(key, usual, Body::flag);
    }

    private static Setting whole(String key, Integer usual, int least, int most) {
        return of(
                key,
                usual,
                (body, name) -> {
                    var number = body.integer(name, least, most);
                    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
                });
    }

    private static Setting word(String key, List<String> words) {
        return of(
                key,
                null,
                (body, name) -> {
                    var word = body.string(name, TEXT);
                    if (word.isPresent() && !words.contains(word.get())) {
                        body.fault(name, "The selected " + Body.words(name) + " is invalid.");
                    }
                    return word;
                });
    }

    /// Of whatever kind, as the sources do not say.
    private static Setting plain(String key, Object usual) {
        return of(
                key,
                usual,
                (body, name) -> {
                    var value = body.raw(name);
                    if (Json.text(value).length() > TEXT) {
                        body.fault(name, "The " + Body.words(name) + " is too long.");
                    }
                    return Optional.of(value);
                });
    }

    private static <T> Optional<T> given(Given<T> given) {
        return Optional.ofNullable(given.value());
    }
}
