package dev.runsheet.template;

import dev.runsheet.base.TagId;

/// A label that templates carry.
public record Tag(TagId id, String title, String color) {}
