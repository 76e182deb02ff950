package dev.runsheet.activity;

import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import java.util.Map;

/// Something to tell the world once the change is committed: a topic such as `task.completed`, what
/// it is about (either may be null), and what the telling needs.
public record Message(String topic, RunId run, TaskId task, Map<String, Object> payload) {}
