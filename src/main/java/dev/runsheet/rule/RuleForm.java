package dev.runsheet.rule;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads a rule from a request (templates spec 8.2).
final class RuleForm {
    private static final int LONGEST_ALIAS = 300;
    private static final int MOST_ENTRIES = 200;
    private static final int LAST_POSITION = 1_000_000;

    private final Body body;
    private final Optional<Rule> existing;
    private final Scope scope;

    RuleForm(Body body, Optional<Rule> existing, Scope scope) {
        this.body = body;
        this.existing = existing;
        this.scope = scope;
    }

    /// Reads one entry of a list into a thing with the given id and position.
    private interface Reader<T> {
        Optional<T> read(Body entry, UUID id, int position);
    }

    Optional<Rule> read(int defaultPosition, Instant now) {
        int faultsBefore = body.faults().all().size();
        var alias = body.requiredString(body.firstOf("automated_alias", "alias"), LONGEST_ALIAS);
        var position = body.givenInteger("position", 1, LAST_POSITION);
        var conditions =
                list(
                        "conditions",
                        existing.map(Rule::conditions),
                        Condition::id,
                        (entry, id, at) -> new ConditionForm(entry, scope).read(id, at));
        var aims = new HashSet<ActionForm.Aim>();
        var actions =
                list(
                        body.firstOf("then_actions", "actions"),
                        existing.map(Rule::actions),
                        Action::id,
                        (entry, id, at) -> new ActionForm(entry, scope, aims).read(id, at));
        if (body.faults().all().size() > faultsBefore) {
            return Optional.empty();
        }
        return Optional.of(
                new Rule(
                        existing.map(Rule::id).orElseGet(RuleId::fresh),
                        alias,
                        position.or(existing.map(Rule::position).orElse(defaultPosition)),
                        conditions,
                        actions,
                        existing.map(Rule::createdAt).orElse(now),
                        now,
                        existing.map(Rule::archivedAt).orElse(null)));
    }

    private <T> List<T> list(
            String key, Optional<List<T>> stored, Function<T, UUID> idOf, Reader<T> reader) {
        if (!body.isSet(key)) {
            if (stored.isEmpty()) {
                required(body, key);
            }
            return stored.orElse(List.of());
        }
        if (body.raw(key) instanceof List<?> list && list.size() > MOST_ENTRIES) {
            body.fault(key, "The " + key + " may not have more than " + MOST_ENTRIES + " items.");
            return List.of();
        }
        var known = stored.stream().flatMap(List::stream).map(idOf).collect(Collectors.toSet());
        var taken = new HashSet<UUID>();
        var read = new ArrayList<T>();
        for (var entry : body.objects(key)) {
            var id = id(entry, known, taken);
            int position = entry.integer("position", 0, LAST_POSITION).orElse(read.size() + 1);
            reader.read(entry, id, position).ifPresent(read::add);
        }
        return read;
    }

    /// The id of a stored entry that the sent one names, or a fresh one.
    private static UUID id(Body entry, Set<UUID> known, Set<UUID> taken) {
        var named =
                entry.raw("id") instanceof String text ? Id.parse(text) : Optional.<UUID>empty();
        var id = named.filter(known::contains).orElseGet(Id::next);
        if (!taken.add(id)) {
            entry.fault("id", "The " + entry.path("id") + " field has a duplicate value.");
        }
        return id;
    }

    static void required(Body at, String key) {
        at.fault(key, "The " + Body.words(at.path(key)) + " field is required.");
    }

    static void selected(Body at, String key) {
        at.fault(key, "The selected " + Body.words(at.path(key)) + " is invalid.");
    }
}
