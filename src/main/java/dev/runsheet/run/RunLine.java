package dev.runsheet.run;

/// A run as lists find it.
public record RunLine(Run run, RunDerived derived) {}
