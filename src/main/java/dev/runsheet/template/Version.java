package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;

/// A version of a template that was launched, so that it never changes again.
public record Version(OrgId org, TemplateId template, int number, Content content) {
    /// As it reads.
    public Version with(Content other) {
        return new Version(org, template, number, other);
    }
}
