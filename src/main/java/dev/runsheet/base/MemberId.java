package dev.runsheet.base;

/// Names one person's account; a member id on the wire is this integer.
public record MemberId(long value) implements Comparable<MemberId> {
    @Override
    public int compareTo(MemberId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
