package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.deadline.WorkingTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of an organization is to be different; of `settings` only what was given is in the map, and
/// null takes a setting back to its default.
record OrganizationChange(
        Given<String> name,
        Given<String> slug,
        Given<String> timezone,
        Map<String, Object> settings) {
    private static final int MOST_NAME = 50;
    private static final int MOST_SLUG = 100;
    private static final String DATES = "webhook_date_field_format";
    private static final List<String> SWITCHES =
            List.of("allow_user_invite", "allow_manage_groups");

    static OrganizationChange read(Body body) {
        var settings = new LinkedHashMap<String, Object>();
        keep(settings, "working_days", WorkingTime.define(body));
        keep(settings, "default_deadline", DefaultDeadline.define(body));
        for (var key : SWITCHES) {
            keep(settings, key, body.givenFlag(key));
        }
        keep(settings, DATES, dates(body));
        return new OrganizationChange(
                body.givenTitle("name", MOST_NAME),
                body.givenTitle("slug", MOST_SLUG),
                timezone(body),
                settings);
    }

    private static Given<String> dates(Body body) {
        var given = body.givenString(DATES, MOST_SLUG);
        var known = List.of(Organization.FOR_PROGRAMS, Organization.FOR_PEOPLE);
        if (given.value() != null && !known.contains(given.value())) {
            body.fault(DATES, "The selected webhook date field format is invalid.");
        }
        return given;
    }

    private static Given<String> timezone(Body body) {
        return body.has("timezone")
                ? NewMember.timezone(body).map(Given::of).orElse(Given.absent())
                : Given.absent();
    }

    private static void keep(Map<String, Object> settings, String key, Given<?> given) {
        if (given.isPresent()) {
            settings.put(key, given.value());
        }
    }
}
