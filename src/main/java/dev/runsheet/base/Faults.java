package dev.runsheet.base;

import java.util.ArrayList;
import java.util.List;

/// Collects every fault of one input, so that a form is corrected once.
public final class Faults {
    private final List<FieldError> errors = new ArrayList<>();

    public void add(String path, String message) {
        errors.add(new FieldError(path, message));
    }

    public void addAll(List<FieldError> more) {
        errors.addAll(more);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /// Throws when anything was added.
    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors).refuse();
        }
    }
}
