package dev.runsheet.custom;

import dev.runsheet.activity.Changes;
import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the feed says of custom fields.
public final class CustomEvents {
    private CustomEvents() {}

    /// `line` once for each key of a record whose value differs.
    public static List<Event> changes(
            Event line, Map<String, Object> before, Map<String, Object> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var events = new ArrayList<Event>();
        for (var name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                events.add(line.changing("custom_fields." + name, before.get(name)));
            }
        }
        return events;
    }

    /// The keys are settings of the organization. `said` is the beginning of the line, which the
    /// key ends.
    static Event of(Actor actor, String said, Key key) {
        return Event.of(Verb.UPDATED, subject(actor), null, line(said, key))
                .changing("custom_field_keys", null);
    }

    static List<Event> changes(Actor actor, Key before, Key after) {
        return new Changes(subject(actor), line("Updated custom field", after))
                .note("is_required", before.isRequired(), after.isRequired())
                .note("is_active", before.isActive(), after.isActive())
                .note("options", before.options(), after.options())
                .note("columns", before.columns(), after.columns())
                .events();
    }

    private static String line(String said, Key key) {
        return said + ": " + key.name() + " (" + key.holder().word() + ")";
    }

    private static Subject subject(Actor actor) {
        return Subject.of(Subject.Kind.ORGANIZATION, actor.org());
    }
}
