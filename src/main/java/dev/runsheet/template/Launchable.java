package dev.runsheet.template;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.TagId;
import java.util.List;

/// What a launch gets from a template: the frozen version, whose the template is, and whom its runs
/// are shared with.
public record Launchable(
        Version version,
        MemberId owner,
        List<MemberId> members,
        List<GroupId> groups,
        List<TagId> tags) {}
