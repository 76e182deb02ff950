package dev.runsheet.form;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;

/// Who may be named in an answer: the members and groups of one organization.
public interface People {
    boolean isMember(MemberId id);

    boolean isGroup(GroupId id);
}
