package dev.runsheet.rule;

import static dev.runsheet.rule.Bakery.ANN;
import static dev.runsheet.rule.Bakery.ASSIGN;
import static dev.runsheet.rule.Bakery.BAKE;
import static dev.runsheet.rule.Bakery.BAKERS;
import static dev.runsheet.rule.Bakery.DEADLINE;
import static dev.runsheet.rule.Bakery.FLOUR;
import static dev.runsheet.rule.Bakery.MIX;
import static dev.runsheet.rule.Bakery.WEBHOOK;
import static dev.runsheet.rule.Bakery.action;
import static dev.runsheet.rule.Bakery.actionFaults;
import static dev.runsheet.rule.Bakery.actionOf;
import static dev.runsheet.rule.Bakery.object;
import static dev.runsheet.rule.Bakery.required;
import static dev.runsheet.rule.Bakery.selected;
import static dev.runsheet.rule.Bakery.with;
import static dev.runsheet.rule.Bakery.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FieldError;
import dev.runsheet.base.Owners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visibility | deadline    | \"show\" or \"hide\"",
                "deadline   | show        | \"deadline\"",
                "assignment | show        | \"assign\", \"assign_only\", \"unassign\" or"
                        + " \"clear_assignees\"",
                "status     | complete    | \"reopen\"",
                "webhook    | SHOW        | \"emit_webhook\""
            })
    void aVerbMustFitItsType(String type, String verb, String allowed) {
        assertThat(
                        actionFaults(
                                with(
                                        WEBHOOK,
                                        "target_step_id",
                                        BAKE.hex(),
                                        "action_type",
                                        type,
                                        "action_verb",
                                        verb)))
                .contains(
                        new FieldError(
                                "then_actions.0.action_verb",
                                "The action verb only accepts " + allowed));
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThat(actionFaults(with(action(), "action_type", "complete")))
                .containsExactly(selected("then_actions.0.action_type"));
    }

    @Test
    void aTargetIsAStepAndOnlyAWebhookNeedsNone() {
        assertThat(actionFaults(with(action(), "target_step_id", FLOUR.hex())))
                .containsExactly(selected("then_actions.0.target_step_id"));
        assertThat(actionFaults(without(action(), "target_step_id"))).hasSize(1);
        assertThat(actionOf(WEBHOOK).target()).isNull();
    }

    @Test
    void aDeadlineNeedsAllOfItself() {
        assertThat(actionFaults(without(DEADLINE, "deadline")))
                .containsExactly(required("then_actions.0.deadline"));
        assertThat(actionFaults(with(DEADLINE, "deadline", object("value", ""))))
                .extracting(FieldError::message)
                .containsExactly(
                        "The then_actions.0.deadline.value field is required with"
                                + " then_actions.0.deadline.",
                        "The then_actions.0.deadline.unit field is required with"
                                + " then_actions.0.deadline.",
                        "The then_actions.0.deadline.option field is required with"
                                + " then_actions.0.deadline.");
        assertThat(
                        actionFaults(
                                with(
                                        DEADLINE,
                                        "deadline",
                                        object("value", -1, "unit", "years", "option", "at"))))
                .extracting(FieldError::path)
                .containsExactly(
                        "then_actions.0.deadline.value",
                        "then_actions.0.deadline.unit",
                        "then_actions.0.deadline.option");
    }

    @ParameterizedTest
    @CsvSource({
        "days, from, days, false",
        "day, after, days, false",
        "hour, before, hours, true",
        "months, prior_to, months, true"
    })
    void bothWaysOfWritingADeadlineAreOne(
            String unit, String option, String stored, boolean isBefore) {
        var deadline = object("value", "2", "unit", unit, "option", option);
        var action = actionOf(with(DEADLINE, "deadline", deadline));
        assertThat(action.shift()).isEqualTo(new Shift(2, stored, isBefore));
    }

    @Test
    void aDeadlineMayHangOnAStepOrAField() {
        var action =
                actionOf(with(DEADLINE, "actionable_id", MIX.hex(), "actionable_type", "Step"));
        assertThat(action.source()).isEqualTo(new Subject(Subject.Kind.STEP, MIX.value()));
        assertThat(actionFaults(with(DEADLINE, "actionable_id", MIX.hex())))
                .containsExactly(required("then_actions.0.actionable_type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assign", "assign_only", "unassign"})
    void anAssignmentNeedsPeople(String verb) {
        for (var people :
                new Object[] {
                    null, List.of(), Map.of(), object("users", List.of("Ann"), "guests", null)
                }) {
            assertThat(actionFaults(with(ASSIGN, "action_verb", verb, "assignees", people)))
                    .containsExactly(
                            new FieldError(
                                    "then_actions.0.assignees",
                                    "Please fill a list of assignees for the assignment action."));
        }
        var fromField =
                with(
                        ASSIGN,
                        "assignees",
                        null,
                        "actionable_id",
                        FLOUR.hex(),
                        "actionable_type",
                        "Capture");
        assertThat(actionFaults(fromField)).isEmpty();
    }

    @Test
    void clearingNeedsNobody() {
        var action = actionOf(with(ASSIGN, "action_verb", "clear_assignees"));
        assertThat(action.people()).isEqualTo(Owners.NOBODY);
    }

    @Test
    void peopleComeInAnyFormThatWeWrite() {
        var people =
                object(
                        "assignees",
                        List.of("1001", Map.of("id", 1001), "Ann"),
                        "guests",
                        List.of(" Gus@bakery.example ", Map.of("email", "gus@bakery.example")),
                        "groups",
                        List.of(BAKERS.hex()));
        assertThat(actionOf(with(ASSIGN, "assignees", people)).people())
                .isEqualTo(
                        new Owners(List.of(ANN), List.of("gus@bakery.example"), List.of(BAKERS)));
    }

    @Test
    void strangersCannotBeAssigned() {
        var people =
                object(
                        "users", List.of(1001, 7),
                        "guests", List.of("Gus"),
                        "groups", List.of(MIX.hex()));
        assertThat(actionFaults(with(ASSIGN, "assignees", people)))
                .extracting(FieldError::path)
                .containsExactly(
                        "then_actions.0.assignees.users.1",
                        "then_actions.0.assignees.guests.0",
                        "then_actions.0.assignees.groups.0");
    }

    @Test
    void aStepIsNoSourceOfPeople() {
        assertThat(
                        actionFaults(
                                with(
                                        ASSIGN,
                                        "actionable_id",
                                        MIX.hex(),
                                        "actionable_type",
                                        "Step")))
                .containsExactly(selected("then_actions.0.actionable_type"));
    }

    @Test
    void aWebhookNeedsAnAddressAndAName() {
        assertThat(actionFaults(without(without(WEBHOOK, "webhook_url"), "alias_name")))
                .containsExactly(
                        new FieldError(
                                "then_actions.0.webhook_url",
                                "Please provide a webhook URL for the webhook action."),
                        new FieldError(
                                "then_actions.0.alias_name",
                                "The then_actions.0.alias_name field is required with"
                                        + " then_actions.0.webhook_url."));
        assertThat(actionFaults(with(WEBHOOK, "webhook_url", "bakery")))
                .extracting(FieldError::path)
                .containsExactly("then_actions.0.webhook_url");
    }

    @Test
    void whatDoesNotBelongToTheTypeIsDropped() {
        var everything = new LinkedHashMap<>(DEADLINE);
        everything.putAll(ASSIGN);
        everything.putAll(WEBHOOK);
        everything.putAll(action());
        var action = actionOf(everything);
        assertThat(action.shift()).isNull();
        assertThat(action.people()).isEqualTo(Owners.NOBODY);
        assertThat(action.webhookUrl()).isNull();
    }
}
