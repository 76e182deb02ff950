package dev.runsheet.deadline;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final Map<String, Object> OFFICE = Map.of("from", "09:00", "to", "17:00");

    @Test
    void everyShapeOfADayIsRead() {
        var setting = new LinkedHashMap<String, Object>();
        setting.put("Monday", OFFICE);
        setting.put("tuesday", Map.of());
        setting.put("Wednesday", true);
        setting.put("Thursday", Map.of("all_day", true));
        setting.put("Friday", Map.of("from", "9:30", "to", "24:00"));
        setting.put("Saturday", null);
        setting.put("Sunday", false);
        setting.put("Funday", Map.of());

        assertThat(WorkingTime.of("UTC", setting).days())
                .isEqualTo(
                        Map.of(
                                MONDAY, new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                                TUESDAY, Hours.ALL_DAY,
                                WEDNESDAY, Hours.ALL_DAY,
                                THURSDAY, Hours.ALL_DAY,
                                FRIDAY, new Hours(LocalTime.of(9, 30), LocalTime.MIDNIGHT)));
    }

    @Test
    void storedHoursThatCannotBeReadAreAllDay() {
        var setting = Map.<String, Object>of("Monday", Map.of("from", "17:00", "to", "nine"));
        assertThat(WorkingTime.of("UTC", setting).days()).isEqualTo(Map.of(MONDAY, Hours.ALL_DAY));
    }

    @Test
    void aZoneThatNobodyKnowsIsUtc() {
        assertThat(WorkingTime.of("Mars/Olympus", null).zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(WorkingTime.of(null, null).zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(WorkingTime.of("", null).zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void theSettingIsKeptDayByDayFromMondayToSunday() {
        var days = new LinkedHashMap<String, Object>();
        days.put("friday", Map.of("from", "9:00", "to", "24:00"));
        days.put("Monday", true);
        var body = body(days);
        var setting = WorkingTime.define(body);

        assertThat(body.faults().all()).isEmpty();
        assertThat(setting.value().keySet())
                .containsExactly(
                        "Monday",
                        "Tuesday",
                        "Wednesday",
                        "Thursday",
                        "Friday",
                        "Saturday",
                        "Sunday");
        assertThat(setting.value())
                .containsEntry("Monday", Map.of())
                .containsEntry("Friday", Map.of("from", "09:00", "to", "00:00"))
                .containsEntry("Sunday", null);
        assertThat(WorkingTime.of("UTC", setting.value()).days())
                .isEqualTo(
                        Map.of(
                                MONDAY,
                                Hours.ALL_DAY,
                                FRIDAY,
                                new Hours(LocalTime.of(9, 0), LocalTime.MIDNIGHT)));
    }

    @Test
    void anAbsentSettingStaysAndANullClearsIt() {
        assertThat(WorkingTime.define(Body.of(Map.of())).isPresent()).isFalse();
        var cleared = WorkingTime.define(body(null));
        assertThat(cleared.isPresent()).isTrue();
        assertThat(cleared.value()).isNull();
    }

    @Test
    void everyFaultOfTheWeekIsNamed() {
        var days = new LinkedHashMap<String, Object>();
        days.put("Monday", Map.of("from", "17:00", "to", "09:00"));
        days.put("Tuesday", Map.of("from", "9", "to", 17));
        days.put("Funday", OFFICE);
        days.put("Friday", "always");
        var body = body(days);
        WorkingTime.define(body);

        assertThat(body.faults().all())
                .extracting(FieldError::path)
                .containsExactly(
                        "working_days.Monday.to",
                        "working_days.Tuesday.from",
                        "working_days.Tuesday.to",
                        "working_days.Funday",
                        "working_days.Friday");
    }

    @Test
    void aWeekThatIsNoObjectIsAFault() {
        var body = body(List.of("monday"));
        assertThat(WorkingTime.define(body).isPresent()).isFalse();
        assertThat(body.faults().all())
                .extracting(FieldError::path)
                .containsExactly("working_days");
    }

    private static Body body(Object workingDays) {
        var values = new LinkedHashMap<String, Object>();
        values.put("working_days", workingDays);
        return Body.of(values);
    }
}
