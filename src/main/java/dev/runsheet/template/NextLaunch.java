package dev.runsheet.template;

import dev.runsheet.base.TemplateId;

/// The template that completing a step launches, or whose steps it puts behind itself (templates
/// spec 6.8).
public record NextLaunch(TemplateId template, String nameFormat, boolean isWithinProcess) {}
