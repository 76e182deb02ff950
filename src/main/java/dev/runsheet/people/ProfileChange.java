package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// What of a person is to be different; of `profile` only what was given is in the map, and null
/// takes it away (platform spec 5.6).
record ProfileChange(
        Given<String> firstName,
        Given<String> lastName,
        Given<String> timezone,
        Map<String, Object> profile) {
    static final String STEP_PREFERENCES = "step_preferences";

    private static final int MOST_NAME = 32;
    private static final int MOST_PHONE = 20;
    private static final int MOST_TEXT = 200;
    private static final int MOST_DESCRIPTION = 2000;
    private static final int MOST_LOCALE = 35;
    private static final List<String> NAMES = List.of("first_name", "last_name", "timezone");
    private static final List<String> DATES = List.of("mm/dd/yyyy", "dd/mm/yyyy");

    /// What every update says: who it is, and where.
    static void requireAll(Body body) {
        NAMES.stream().filter(key -> !body.has(key)).forEach(key -> body.requiredString(key, 1));
    }

    static ProfileChange read(Body body) {
        var profile = new LinkedHashMap<String, Object>();
        keep(profile, "phone", body.givenString("phone", MOST_PHONE));
        keep(profile, "job_title", body.givenString("job_title", MOST_TEXT));
        keep(profile, "job_description", body.givenString("job_description", MOST_DESCRIPTION));
        keep(profile, "team", body.givenString("team", MOST_TEXT));
        keep(profile, "country_id", country(body));
        keep(profile, "date_format", dates(body));
        keep(profile, "locale", locale(body));
        keep(profile, STEP_PREFERENCES, body.givenFlag(STEP_PREFERENCES));
        return new ProfileChange(
                name(body, "first_name"), name(body, "last_name"), timezone(body), profile);
    }

    private static Given<String> name(Body body, String key) {
        if (!body.has(key)) {
            return Given.absent();
        }
        var name = NewMember.name(body, key);
        if (name.isEmpty()) {
            body.requiredString(key, MOST_NAME);
        }
        return Given.of(name.orElse(""));
    }

    private static Given<String> timezone(Body body) {
        if (!body.has("timezone")) {
            return Given.absent();
        }
        var zone = NewMember.timezone(body);
        if (zone.isEmpty()) {
            body.requiredString("timezone", MOST_TEXT);
        }
        return Given.of(zone.orElse("UTC"));
    }

    private static Given<Integer> country(Body body) {
        if (!body.has("country_id") || !body.isSet("country_id")) {
            return body.has("country_id") ? Given.of(null) : Given.absent();
        }
        var country =
                Body.whole(body.raw("country_id"))
                        .filter(id -> id > 0 && id <= Integer.MAX_VALUE)
                        .flatMap(Country::of);
        if (country.isEmpty()) {
            body.fault("country_id", "The selected country id is invalid.");
        }
        return country.map(Country::id).map(Given::of).orElse(Given.absent());
    }

    private static Given<String> dates(Body body) {
        return chosen(body, "date_format", DATES::contains);
    }

    /// As `de` or `pt-br`.
    private static Given<String> locale(Body body) {
        return chosen(
                body,
                "locale",
                text -> !Locale.forLanguageTag(text.replace('_', '-')).getLanguage().isEmpty());
    }

    private static Given<String> chosen(Body body, String key, Predicate<String> known) {
        var given =
                body.givenString(key, MOST_LOCALE)
                        .map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (given.value() != null && !known.test(given.value())) {
            body.fault(key, "The selected " + Body.words(key) + " is invalid.");
        }
        return given;
    }

    private static void keep(Map<String, Object> profile, String key, Given<?> given) {
        if (given.isPresent()) {
            profile.put(key, given.value());
        }
    }
}
