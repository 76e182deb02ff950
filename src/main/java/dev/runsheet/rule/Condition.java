package dev.runsheet.rule;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.StepId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One question of a rule. `operation` and `statement` are kept as they were sent: an unknown
/// operation is false; an unknown `logic` leaves the rule's verdict as it was. `statement` is text,
/// a list of texts, or null.
public record Condition(
        UUID id,
        Subject subject,
        String operation,
        Object statement,
        String logic,
        int position,
        String column) {

    public boolean holds(Facts facts) {
        return switch (subject.kind()) {
            case STEP ->
                    facts.step(new StepId(subject.id()))
                            .filter(step -> StepQuestion.holds(operation, statement, step))
                            .isPresent();
            case CAPTURE, PRERUN ->
                    facts.answer(new FieldId(subject.id()))
                            .filter(answer -> new FieldQuestion(this, answer).holds())
                            .isPresent();
        };
    }

    /// The statement as one text; null is the empty text.
    String text() {
        return switch (statement) {
            case String text -> text;
            case List<?> list -> String.join(",", texts(list));
            case null, default -> "";
        };
    }

    /// The alternatives that the statement lists, or names with commas between them.
    List<String> alternatives() {
        return statement instanceof List<?> list ? texts(list) : List.of(text().split(","));
    }

    Condition retarget(Map<StepId, StepId> steps, Map<FieldId, FieldId> fields) {
        return new Condition(
                Id.next(),
                subject.retarget(steps, fields),
                operation,
                statement,
                logic,
                position,
                column);
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }
}
