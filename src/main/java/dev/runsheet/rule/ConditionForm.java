package dev.runsheet.rule;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Reads one condition of a rule from a request.
final class ConditionForm {
    private static final int LONGEST_OPERATION = 100;
    private static final int LONGEST_STATEMENT = 30_000;
    private static final int LONGEST_COLUMN = 30_000;
    private static final int MOST_STATEMENTS = 5_000;

    private final Body body;
    private final Scope scope;

    ConditionForm(Body body, Scope scope) {
        this.body = body;
        this.scope = scope;
    }

    Optional<Condition> read(UUID id, int position) {
        int faultsBefore = body.faults().all().size();
        var subject = subject(body, "conditionable_id", "conditionable_type", scope);
        var operation = operation();
        var statement = statement();
        var logic = logic();
        var column = body.string("column_contains_name", LONGEST_COLUMN).orElse(null);
        return body.faults().all().size() > faultsBefore
                ? Optional.empty()
                : Optional.of(
                        new Condition(
                                id,
                                subject.orElseThrow(),
                                operation,
                                statement,
                                logic,
                                position,
                                column));
    }

    /// The step or field that two keys name together; empty when they are at fault.
    static Optional<Subject> subject(Body body, String idKey, String typeKey, Scope scope) {
        var kind =
                body.raw(typeKey) instanceof String word
                        ? Subject.Kind.of(word)
                        : Optional.<Subject.Kind>empty();
        if (isBlank(body, typeKey)) {
            RuleForm.required(body, typeKey);
        } else if (kind.isEmpty()) {
            RuleForm.selected(body, typeKey);
        }
        if (isBlank(body, idKey)) {
            RuleForm.required(body, idKey);
            return Optional.empty();
        }
        var id = body.raw(idKey) instanceof String text ? Id.parse(text) : Optional.<UUID>empty();
        var subject = id.flatMap(known -> kind.map(each -> new Subject(each, known)));
        boolean isKnown = subject.filter(each -> each.isIn(scope)).isPresent();
        // Without a kind, an id that could be one is not at fault itself.
        if (id.isEmpty() || kind.isPresent() && !isKnown) {
            RuleForm.selected(body, idKey);
        }
        return subject;
    }

    private String operation() {
        if (isBlank(body, "operation")) {
            RuleForm.required(body, "operation");
        }
        return body.string("operation", LONGEST_OPERATION).orElse("");
    }

    private Object statement() {
        var key = "statement";
        if (!body.has(key)) {
            body.fault(key, "The " + Body.words(body.path(key)) + " field must be present.");
        }
        if (!(body.raw(key) instanceof List<?> list)) {
            return text(key, body.raw(key));
        }
        if (list.size() > MOST_STATEMENTS) {
            body.fault(
                    key,
                    "The "
                            + body.path(key)
                            + " may not have more than "
                            + MOST_STATEMENTS
                            + " items.");
            return null;
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            texts.add(text(key + "." + i, list.get(i) == null ? "" : list.get(i)));
        }
        return texts;
    }

    /// The value as text: clients send numbers and flags bare as well.
    private String text(String key, Object value) {
        var text =
                switch (value) {
                    case null -> null;
                    case String given -> given;
                    case Number number -> number.toString();
                    case Boolean flag -> flag.toString();
                    default -> {
                        body.fault(key, "The " + body.path(key) + " must be a string.");
                        yield null;
                    }
                };
        if (text != null && text.length() > LONGEST_STATEMENT) {
            body.fault(
                    key,
                    "The "
                            + body.path(key)
                            + " may not be greater than "
                            + LONGEST_STATEMENT
                            + " characters.");
        }
        return text;
    }

    private String logic() {
        var key = "logic";
        if (isBlank(body, key)) {
            return "and";
        }
        var word = body.raw(key) instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        if (!word.equals("and") && !word.equals("or")) {
            RuleForm.selected(body, key);
        }
        return word;
    }

    static boolean isBlank(Body body, String key) {
        return !body.isSet(key) || body.raw(key) instanceof String text && text.isBlank();
    }
}
