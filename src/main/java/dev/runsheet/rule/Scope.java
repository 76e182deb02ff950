package dev.runsheet.rule;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.StepId;

/// What a rule may name: the steps and fields of its template, the people of its organization.
public interface Scope {
    boolean isStep(StepId id);

    /// A field of a step.
    boolean isCapture(FieldId id);

    /// A field of the kick-off form.
    boolean isPrerun(FieldId id);

    boolean isMember(MemberId id);

    boolean isGroup(GroupId id);

    /// An e-mail address; its guest need not be known yet.
    boolean isAddress(String text);
}
