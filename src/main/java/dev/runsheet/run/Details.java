package dev.runsheet.run;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.TagId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What people may change about a run itself; `custom` are the values of its custom fields.
public record Details(
        String name,
        String summary,
        MemberId owner,
        boolean isPublic,
        List<FieldId> publiclyHidden,
        List<MemberId> members,
        List<GroupId> groups,
        List<TagId> tags,
        List<FolderId> folders,
        Map<String, Object> custom) {

    Details tagged(List<TagId> changed) {
        return new Details(
                name,
                summary,
                owner,
                isPublic,
                publiclyHidden,
                members,
                groups,
                changed,
                folders,
                custom);
    }

    /// With other custom fields.
    Details customized(Map<String, Object> changed) {
        return new Details(
                name,
                summary,
                owner,
                isPublic,
                publiclyHidden,
                members,
                groups,
                tags,
                folders,
                changed);
    }

    Details in(List<FolderId> others) {
        return new Details(
                name,
                summary,
                owner,
                isPublic,
                publiclyHidden,
                members,
                groups,
                tags,
                others,
                custom);
    }

    Details without(Set<UUID> gone) {
        return new Details(
                name,
                summary,
                owner,
                isPublic,
                publiclyHidden,
                members,
                left(groups, gone),
                left(tags, gone),
                left(folders, gone),
                custom);
    }

    private static <T extends Id> List<T> left(List<T> ids, Set<UUID> gone) {
        return ids.stream().filter(id -> !gone.contains(id.value())).toList();
    }

    static Details of(String name, MemberId owner) {
        return new Details(
                name, null, owner, false, List.of(), List.of(), List.of(), List.of(), List.of(),
                Map.of());
    }
}
