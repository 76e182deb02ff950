package dev.runsheet.custom;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys of one kind of record: they decide what the values of a record become.
public record Keys(List<Key> all) {
    private static final String SENT = "custom_fields";
    private static final int MOST = 200_000;

    /// The values that `body` names in place of all that people may write; those of the system
    /// stay.
    Map<String, Object> replace(Map<String, Object> values, Body body) {
        var sent = sent(body);
        var after = new LinkedHashMap<>(values);
        after.keySet().removeIf(name -> !isSystem(name));
        for (var name : sent.keys()) {
            var open = find(name).filter(Key::isOpen);
            if (open.isPresent()) {
                put(after, open.get(), sent, name);
            } else if (isSystem(name)) {
                sent.fault(name, "The " + name + " is kept by the system.");
            } else if (sent.isSet(name) && sent.raw(name).equals(values.get(name))) {
                // Inherited, or of a key that is gone: what was read may be sent back.
                after.put(name, values.get(name));
            } else {
                sent.fault(name, "The " + name + " is no custom field of this record.");
            }
        }
        for (var key : all) {
            if (key.isOpen() && key.isRequired() && Key.isBlank(sent.raw(key.name()))) {
                sent.fault(key.name(), "The " + key.name() + " field is required.");
            }
        }
        return checked(after, body, SENT);
    }

    /// With the `value` of `body` under that name; null and the like clear it, required or not.
    Map<String, Object> set(Map<String, Object> values, String name, Body body) {
        requireWritable(name);
        var key = find(name).filter(Key::isOpen).orElseThrow(() -> new NotFound(name).refuse());
        if (!body.has("value")) {
            body.fault("value", "The value field is required.");
        }
        var after = new LinkedHashMap<>(values);
        after.remove(name);
        put(after, key, body, "value");
        return checked(after, body, "value");
    }

    Map<String, Object> clear(Map<String, Object> values, String name) {
        requireWritable(name);
        if (find(name).isEmpty() && !values.containsKey(name)) {
            throw new NotFound(name).refuse();
        }
        var after = new LinkedHashMap<>(values);
        after.remove(name);
        return after;
    }

    /// Of the values of a record elsewhere those that people might have written here.
    public Map<String, Object> fitting(Object elsewhere) {
        var fitting = new LinkedHashMap<String, Object>();
        if (elsewhere instanceof Map<?, ?> values) {
            for (var key : all) {
                var value = values.get(key.name());
                if (key.isOpen() && !Key.isBlank(value)) {
                    key.stored(value).ifPresent(each -> fitting.put(key.name(), each));
                }
            }
        }
        return isTooLarge(fitting) ? Map.of() : fitting;
    }

    /// Clients whose language has no empty object send an empty list.
    private static Body sent(Body body) {
        if (!body.isSet(SENT)) {
            body.fault(SENT, "The custom fields field is required.");
        }
        var nothing = Body.of(Map.of(), body.path(SENT), body.faults());
        return List.of().equals(body.raw(SENT)) ? nothing : body.object(SENT).orElse(nothing);
    }

    private static void put(Map<String, Object> after, Key key, Body sent, String at) {
        if (Key.isBlank(sent.raw(at))) {
            return;
        }
        key.stored(sent.raw(at))
                .ifPresentOrElse(
                        value -> after.put(key.name(), value),
                        () -> sent.fault(at, key.complaint()));
    }

    private static Map<String, Object> checked(Map<String, Object> after, Body body, String at) {
        if (isTooLarge(after)) {
            body.fault(at, "The custom fields are too large.");
        }
        body.refuseIfAny();
        return after;
    }

    private static boolean isTooLarge(Map<String, Object> values) {
        return Json.text(values).length() > MOST;
    }

    private void requireWritable(String name) {
        if (isSystem(name)) {
            throw new Forbidden("This custom field is kept by the system.").refuse();
        }
    }

    private boolean isSystem(String name) {
        return find(name).filter(Key::isSystem).isPresent();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<Key> find(String name) {
        return all.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
