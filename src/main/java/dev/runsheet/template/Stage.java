package dev.runsheet.template;

import dev.runsheet.base.StageId;

/// A milestone: a named part of a template that steps belong to.
public record Stage(StageId id, String name, int position) {}
