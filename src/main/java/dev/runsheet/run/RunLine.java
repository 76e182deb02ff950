package dev.runsheet.run;

/// A run as lists find it.
record RunLine(Run run, RunDerived derived) {}
