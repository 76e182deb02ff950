package dev.runsheet.run;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.Map;

/// The answers to the kick-off form, by field id in hex, and when and by whom it was submitted:
/// null while it is open, `by` also when no member stood behind it.
public record Kickoff(Map<String, Object> answers, Instant completedAt, MemberId by) {
    public boolean isComplete() {
        return completedAt != null;
    }

    Kickoff with(Map<String, Object> other) {
        return new Kickoff(other, completedAt, by);
    }

    Kickoff submitted(Instant at, MemberId member) {
        return new Kickoff(answers, at, member);
    }

    Kickoff reopened() {
        return new Kickoff(answers, null, null);
    }
}
