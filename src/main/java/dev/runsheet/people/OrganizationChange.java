package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.deadline.Determining;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of an organization is to be different; of `settings` only what was given is in the map, and
/// null takes a setting back to its default. `workdays` keep the hours that they have.
record OrganizationChange(
        Given<String> name,
        Given<String> slug,
        Given<String> timezone,
        Map<String, Object> settings,
        Optional<Set<DayOfWeek>> workdays) {
    private static final int MOST_NAME = 50;
    private static final int MOST_SLUG = 100;

    static OrganizationChange read(Body body) {
        var settings = new LinkedHashMap<String, Object>();
        for (var setting : Setting.ALL) {
            keep(settings, setting.key(), setting.read(body));
        }
        var determining = Determining.read(body);
        keep(settings, "settings", determining.kept());
        return new OrganizationChange(
                body.givenTitle("name", MOST_NAME),
                body.givenTitle("slug", MOST_SLUG),
                timezone(body),
                settings,
                // Whoever sends the hours as well means those.
                determining.workdays().filter(_ -> !body.has(Setting.WORKING_DAYS)));
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
