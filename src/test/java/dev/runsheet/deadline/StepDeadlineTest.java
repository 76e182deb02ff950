package dev.runsheet.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepDeadlineTest {
    private static final StepId OTHER = StepId.fresh();

    @Test
    void aDeadlineReadsBackAsItWasWritten() {
        var json = deadline(3, "days", "prior_to", OTHER.hex());
        assertThat(StepDeadlineJson.of(accepted(json))).containsExactlyEntriesOf(json);
    }

    @Test
    void aKeyThatIsMissingIsRequiredWithDeadline() {
        for (var key : List.of("value", "unit", "option", "step")) {
            var partial = deadline(1, "days", "from", "start_run");
            partial.remove(key);
            assertThat(faults(partial))
                    .containsExactly(
                            new FieldError(
                                    "deadline." + key,
                                    "The deadline." + key + " field is required with deadline."));
        }
    }

    @Test
    void anEmptyDeadlineNamesAllFourKeys() {
        assertThat(faults(new LinkedHashMap<>()))
                .extracting(FieldError::path)
                .containsExactly(
                        "deadline.value", "deadline.unit", "deadline.option", "deadline.step");
    }

    @Test
    void noDeadlineIsNoFault() {
        var values = new LinkedHashMap<String, Object>();
        assertThat(StepDeadline.define(Body.of(values), OTHER::equals)).isEmpty();
        values.put("deadline", null);
        var body = Body.of(values);
        assertThat(StepDeadline.define(body, OTHER::equals)).isEmpty();
        assertThat(body.faults().isEmpty()).isTrue();
    }

    @Test
    void theLabelsOfTheScreenBecomeTheWordsBehindThem() {
        assertThat(accepted(deadline(1, "days", "after", "start_run")).option()).isEqualTo("from");
        var before = accepted(deadline(1, "days", "before", "start_run"));
        assertThat(before.option()).isEqualTo("prior_to");
        assertThat(before.anchoring()).isEqualTo(Anchoring.PRIOR_TO);
    }

    @Test
    void anotherOptionIsKeptAndMeansNoOffset() {
        var odd = accepted(deadline(9, "days", "around", "start_run"));
        assertThat(StepDeadlineJson.of(odd)).containsEntry("option", "around");
        var monday = Instant.parse("2026-03-09T10:00:00Z");
        assertThat(odd.due(monday, WorkingTime.of("UTC", null))).isEqualTo(monday);
    }

    @Test
    void unitsAreReadInTheSingularAndWrittenInThePlural() {
        for (var unit : Unit.values()) {
            var plural = unit.word();
            var singular = plural.substring(0, plural.length() - 1);
            for (var word : List.of(singular, plural)) {
                var read = accepted(deadline(1, word, "from", "start_run"));
                assertThat(StepDeadlineJson.of(read)).containsEntry("unit", plural);
            }
        }
        assertThat(faults(deadline(1, "years", "from", "start_run")))
                .extracting(FieldError::path)
                .containsExactly("deadline.unit");
        assertThat(faults(deadline(1, 7, "from", "start_run")))
                .extracting(FieldError::path)
                .containsExactly("deadline.unit");
    }

    @Test
    void startProcessIsTheLaunchToo() {
        var read = accepted(deadline(1, "days", "from", "start_process"));
        assertThat(read.anchor()).isNull();
        assertThat(StepDeadlineJson.of(read)).containsEntry("step", "start_run");
    }

    @Test
    void anAnchorThatIsNoOtherStepIsInvalid() {
        for (var step : List.<Object>of(StepId.fresh().hex(), "nonsense", 7)) {
            assertThat(faults(deadline(1, "days", "from", step)))
                    .containsExactly(
                            new FieldError(
                                    "deadline.step", "The selected deadline.step is invalid."));
        }
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(faults(deadline("soon", "eons", 5, "nowhere")))
                .extracting(FieldError::path)
                .containsExactlyInAnyOrder(
                        "deadline.value", "deadline.unit", "deadline.option", "deadline.step");
        assertThat(faults(deadline(-1, "days", "from", "start_run")))
                .extracting(FieldError::path)
                .containsExactly("deadline.value");
    }

    @Test
    void aStepInsideAnImportNamesItsPath() {
        var faults = new Faults();
        var partial = deadline(1, "days", "from", "start_run");
        partial.remove("unit");
        var step = Body.of(Map.of("deadline", partial), "steps.2", faults);
        assertThat(StepDeadline.define(step, OTHER::equals)).isEmpty();
        assertThat(faults.all())
                .containsExactly(
                        new FieldError(
                                "steps.2.deadline.unit",
                                "The steps.2.deadline.unit field is required with"
                                        + " steps.2.deadline."));
    }

    @Test
    void aStartDateIsAtLeastOne() {
        var start = StartDate.define(Body.of(start(2, "hour"))).orElseThrow();
        assertThat(start).isEqualTo(StartDate.DEFAULT);
        assertThat(StepDeadlineJson.of(start)).isEqualTo(Map.of("value", 2, "unit", "hours"));
        for (var values : List.of(start(0, "hours"), start(null, "hours"), start("x", "hours"))) {
            var body = Body.of(values);
            assertThat(StartDate.define(body)).isEmpty();
            assertThat(body.faults().all())
                    .extracting(FieldError::path)
                    .containsExactly("start_date.value");
        }
    }

    @Test
    void anOrganizationWithoutAChoiceGivesNewStepsADay() {
        assertThat(StepDeadlineJson.of(DefaultDeadline.of(null).deadline()))
                .isEqualTo(deadline(1, "days", "from", "start_run"));
        assertThat(DefaultDeadline.of(Map.of("type", "eons", "value", 5)))
                .isEqualTo(DefaultDeadline.ONE_DAY);
        assertThat(DefaultDeadline.of(Map.of("type", "weeks", "value", 5)).offset())
                .isEqualTo(new Offset(5, Unit.WEEKS));
    }

    @Test
    void theDefaultDeadlineIsCheckedBeforeItIsKept() {
        var good = Body.of(Map.of("default_deadline", Map.of("type", "day", "value", "5")));
        assertThat(DefaultDeadline.define(good).value())
                .isEqualTo(Map.of("type", "days", "value", 5));
        var bad = Body.of(Map.of("default_deadline", Map.of("type", "eons")));
        assertThat(DefaultDeadline.define(bad).isPresent()).isFalse();
        assertThat(bad.faults().all())
                .extracting(FieldError::path)
                .containsExactly("default_deadline.value", "default_deadline.type");
    }

    private static StepDeadline accepted(Map<String, Object> deadline) {
        var body = Body.of(Map.of("deadline", deadline));
        var read = StepDeadline.define(body, OTHER::equals);
        assertThat(body.faults().all()).isEmpty();
        return read.orElseThrow();
    }

    private static List<FieldError> faults(Map<String, Object> deadline) {
        var body = Body.of(Map.of("deadline", deadline));
        assertThat(StepDeadline.define(body, OTHER::equals)).isEmpty();
        return new ArrayList<>(body.faults().all());
    }

    private static Map<String, Object> deadline(
            Object value, Object unit, Object option, Object step) {
        var deadline = new LinkedHashMap<String, Object>();
        deadline.put("value", value);
        deadline.put("unit", unit);
        deadline.put("option", option);
        deadline.put("step", step);
        return deadline;
    }

    private static Map<String, Object> start(Object value, Object unit) {
        var start = new LinkedHashMap<String, Object>();
        start.put("value", value);
        start.put("unit", unit);
        return Map.of("start_date", start);
    }
}
