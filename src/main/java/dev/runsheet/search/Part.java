package dev.runsheet.search;

import dev.runsheet.base.TemplateId;

/// A step of a template or one of its fields, which go by a title or a label.
record Part(String id, String title, TemplateId template, String templateTitle) {}
