package dev.runsheet.run;

import dev.runsheet.base.TemplateId;

/// The template version a run was launched from; the title is the one it had then.
public record Launched(TemplateId template, int version, String title) {}
