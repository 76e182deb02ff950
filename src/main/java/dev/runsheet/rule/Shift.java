package dev.runsheet.rule;

/// How far a deadline action moves its target from the base: `value` of `unit` (`days`, always in
/// the plural), earlier or later.
public record Shift(int value, String unit, boolean isBefore) {}
