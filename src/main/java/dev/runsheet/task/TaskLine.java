package dev.runsheet.task;

/// A task as lists find it: with the status of its run, or null when it is in none. Its form and
/// its summaries are there only when they were asked for.
public record TaskLine(Task task, String runStatus) {}
