package dev.runsheet.form;

import dev.runsheet.base.FileId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import java.util.Set;

/// What may be named in an answer: the members, groups and files of one organization.
public interface People {
    boolean isMember(MemberId id);

    boolean isGroup(GroupId id);

    /// All of them, and such as whoever answers may read.
    boolean areFiles(Set<FileId> ids);
}
