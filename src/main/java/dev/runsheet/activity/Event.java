package dev.runsheet.activity;

import java.util.Map;

/// One line of the feed. `parent` is the run of a task or the template of a step, or null; `field`
/// and `oldValue` are set where one property changed, `text` where words were said; `state` is what
/// the subject looked like, or null.
public record Event(
        Verb verb,
        Subject subject,
        Subject parent,
        String description,
        String field,
        Object oldValue,
        String text,
        Map<String, Object> state) {

    public static Event of(Verb verb, Subject subject, Subject parent, String description) {
        return new Event(verb, subject, parent, description, null, null, null, null);
    }

    public Event changing(String newField, Object newOldValue) {
        return new Event(verb, subject, parent, description, newField, newOldValue, text, state);
    }

    public Event saying(String newText) {
        return new Event(verb, subject, parent, description, field, oldValue, newText, state);
    }

    public Event with(Map<String, Object> newState) {
        return new Event(verb, subject, parent, description, field, oldValue, text, newState);
    }
}
