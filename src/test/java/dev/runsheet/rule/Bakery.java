package dev.runsheet.rule;

import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The template that rules are tested with: two steps, one field on the first, one at kick-off; Ann
/// and the bakers.
final class Bakery implements Scope {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final StepId MIX = new StepId(new UUID(1, 1));
    static final StepId BAKE = new StepId(new UUID(1, 2));
    static final FieldId FLOUR = new FieldId(new UUID(2, 1));
    static final FieldId AMOUNT = new FieldId(new UUID(3, 1));
    static final MemberId ANN = new MemberId(1001);
    static final GroupId BAKERS = new GroupId(new UUID(4, 1));
    static final Scope SCOPE = new Bakery();

    static final Map<String, Object> ASSIGN =
            with(
                    action(),
                    "action_type",
                    "assignment",
                    "action_verb",
                    "assign",
                    "assignees",
                    object("users", List.of(1001)));
    static final Map<String, Object> DEADLINE =
            with(
                    action(),
                    "action_type",
                    "deadline",
                    "action_verb",
                    "deadline",
                    "deadline",
                    object("value", 3, "unit", "days", "option", "from"));
    static final Map<String, Object> WEBHOOK =
            object(
                    "action_type", "webhook",
                    "action_verb", "emit_webhook",
                    "webhook_url", "https://bakery.example/hook",
                    "alias_name", "Oven");

    private Bakery() {}

    @Override
    public boolean isStep(StepId id) {
        return id.equals(MIX) || id.equals(BAKE);
    }

    @Override
    public boolean isCapture(FieldId id) {
        return id.equals(FLOUR);
    }

    @Override
    public boolean isPrerun(FieldId id) {
        return id.equals(AMOUNT);
    }

    @Override
    public boolean isMember(MemberId id) {
        return id.equals(ANN);
    }

    @Override
    public boolean isGroup(GroupId id) {
        return id.equals(BAKERS);
    }

    @Override
    public boolean isAddress(String text) {
        return text.contains("@");
    }

    static Map<String, Object> condition() {
        return object(
                "conditionable_id", AMOUNT.hex(),
                "conditionable_type", "Prerun",
                "operation", "greater_than",
                "statement", "5000");
    }

    static Map<String, Object> action() {
        return object(
                "action_type", "visibility", "action_verb", "show", "target_step_id", BAKE.hex());
    }

    static Map<String, Object> rule() {
        return object(
                "automated_alias", "Large orders",
                "conditions", List.of(condition()),
                "then_actions", List.of(action()));
    }

    /// Keys and values in turns; later keys win, and a value may be null.
    static Map<String, Object> object(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }

    static Map<String, Object> with(Map<String, Object> object, Object... pairs) {
        var changed = new LinkedHashMap<>(object);
        changed.putAll(object(pairs));
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> object, String key) {
        var changed = new LinkedHashMap<>(object);
        changed.remove(key);
        return changed;
    }

    static Rule defined(Map<String, Object> body) {
        return Rule.define(Body.of(body), Optional.empty(), SCOPE, 1, NOON).orElseThrow();
    }

    static Rule updated(Rule rule, Map<String, Object> body) {
        return Rule.define(Body.of(body), Optional.of(rule), SCOPE, 1, NOON.plusSeconds(60))
                .orElseThrow();
    }

    static List<FieldError> faults(Map<String, Object> body) {
        var read = Body.of(body);
        var rule = Rule.define(read, Optional.empty(), SCOPE, 1, NOON);
        if (rule.isEmpty() == read.faults().isEmpty()) {
            throw new AssertionError("a rule comes with faults, or without any: " + body);
        }
        return read.faults().all();
    }

    static List<FieldError> conditionFaults(Map<String, Object> condition) {
        return faults(with(rule(), "conditions", List.of(condition)));
    }

    static List<FieldError> actionFaults(Map<String, Object> action) {
        return faults(with(rule(), "then_actions", List.of(action)));
    }

    static Action actionOf(Map<String, Object> action) {
        return defined(with(rule(), "then_actions", List.of(action))).actions().getFirst();
    }

    static FieldError required(String path) {
        return required(path, path.replace('_', ' '));
    }

    static FieldError required(String path, String words) {
        return new FieldError(
                path, "The " + (path.contains(".") ? path : words) + " field is required.");
    }

    static FieldError selected(String path) {
        return new FieldError(path, "The selected " + path + " is invalid.");
    }

    /// What is known of a run, set by the test.
    static final class Known implements Facts {
        private final Map<StepId, Facts.Step> steps = new HashMap<>();
        private final Map<FieldId, Facts.Answer> answers = new HashMap<>();

        Known step(StepId id, Facts.Step step) {
            steps.put(id, step);
            return this;
        }

        Known answer(FieldId id, Facts.Answer answer) {
            answers.put(id, answer);
            return this;
        }

        @Override
        public Optional<Facts.Step> step(StepId id) {
            return Optional.ofNullable(steps.get(id));
        }

        @Override
        public Optional<Facts.Answer> answer(FieldId id) {
            return Optional.ofNullable(answers.get(id));
        }
    }

    /// An answer of some type. Its first text stands alone in the column `Qty`.
    record Given(String type, List<String> texts) implements Facts.Answer {
        Given(String type, String... texts) {
            this(type, List.of(texts));
        }

        @Override
        public boolean isFilled() {
            return texts.stream().anyMatch(text -> !text.isEmpty());
        }

        @Override
        public List<String> texts(String column) {
            return column.equals("Qty") ? texts.subList(0, Math.min(1, texts.size())) : List.of();
        }

        @Override
        public Optional<Instant> date() {
            return type.equals("date") && !texts.isEmpty()
                    ? Dates.read(texts.getFirst())
                    : Optional.empty();
        }
    }
}
