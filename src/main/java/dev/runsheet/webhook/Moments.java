package dev.runsheet.webhook;

import dev.runsheet.base.Dates;
import dev.runsheet.form.Field;
import dev.runsheet.people.Organization;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the organization wants dates in its calls (platform spec 15.1): as everywhere, or for people
/// of its time zone, as `15/10/2025 09:00 AM UTC`.
record Moments(boolean isForPeople, ZoneId zone) {
    private static final DateTimeFormatter FOR_PEOPLE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu hh:mm a zzz", Locale.ENGLISH);

    static Moments of(Organization organization) {
        return new Moments(organization.writesDatesForPeople(), ZoneId.of(organization.timezone()));
    }

    String text(Instant at) {
        return at == null || !isForPeople ? Dates.seconds(at) : FOR_PEOPLE.format(at.atZone(zone));
    }

    /// The answer to a question; that to a question for a date is a date like all others.
    Object answer(Field field, Object answer) {
        return isForPeople && field.date(answer).isPresent()
                ? text(field.date(answer).get())
                : answer;
    }
}
