package dev.runsheet.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Collects a line for each property of one thing that differs.
public final class Changes {
    private final Subject subject;
    private final String description;
    private final List<Event> events = new ArrayList<>();

    public Changes(Subject subject, String description) {
        this.subject = subject;
        this.description = description;
    }

    public Changes note(String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            events.add(Event.of(Verb.UPDATED, subject, null, description).changing(field, before));
        }
        return this;
    }

    public List<Event> events() {
        return events;
    }
}
