package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.List;

/// What is true of a template whatever its version says: whose it is, where it lies, who may do
/// what.
record Template(
        OrgId org,
        TemplateId id,
        long number,
        Cover cover,
        Access access,
        boolean isDualVersion,
        int version,
        Integer publishedVersion,
        long startedProcesses,
        long revision,
        MemberId createdBy,
        Instant createdAt,
        MemberId lastUpdatedBy,
        Instant lastUpdated,
        Instant archivedAt) {

    /// How it is found.
    record Cover(
            String status,
            String alias,
            MemberId owner,
            FolderId folder,
            boolean isPinned,
            List<TagId> tags) {

        Cover tagged(List<TagId> changed) {
            return new Cover(status, alias, owner, folder, isPinned, changed);
        }

        /// Null is no folder.
        Cover in(FolderId other) {
            return new Cover(status, alias, owner, other, isPinned, tags);
        }
    }

    /// Members and groups that its runs are shared with, and the rights on the template itself.
    record Access(List<MemberId> members, List<GroupId> groups, Grants grants) {
        static final Access OPEN = new Access(List.of(), List.of(), Grants.OPEN);
        static final Access PRIVATE = new Access(List.of(), List.of(), Grants.PRIVATE);
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    boolean isPublished() {
        return publishedVersion != null && publishedVersion == version;
    }

    /// The version a launch would use; null while a template with two faces was never published.
    Integer launchVersion() {
        return isDualVersion ? publishedVersion : Integer.valueOf(version);
    }

    boolean mayRead(Actor actor) {
        return !actor.isGuest() && (isMasteredBy(actor) || access.grants().giveAny(actor));
    }

    boolean mayEdit(Actor actor) {
        return mayShape(actor, Grant.CHECKLIST_EDIT);
    }

    boolean mayDuplicate(Actor actor) {
        return mayShape(actor, Grant.CHECKLIST_DUPLICATE);
    }

    boolean mayLaunch(Actor actor) {
        return !actor.isGuest()
                && (isMasteredBy(actor) || access.grants().give(Grant.PROCESS_LAUNCH, actor));
    }

    Template with(Cover newCover, Access newAccess) {
        return with(newCover, newAccess, version);
    }

    Template nextVersion() {
        return with(cover, access, version + 1);
    }

    private Template with(Cover newCover, Access newAccess, int newVersion) {
        return new Template(
                org,
                id,
                number,
                newCover,
                newAccess,
                isDualVersion,
                newVersion,
                publishedVersion,
                startedProcesses,
                revision,
                createdBy,
                createdAt,
                lastUpdatedBy,
                lastUpdated,
                archivedAt);
    }

    /// Light members never shape templates, whatever they were given.
    private boolean mayShape(Actor actor, Grant grant) {
        return !actor.isGuest()
                && !actor.isLight()
                && (isMasteredBy(actor) || access.grants().give(grant, actor));
    }

    private boolean isMasteredBy(Actor actor) {
        return actor.isAdmin() || actor.member().filter(cover.owner()::equals).isPresent();
    }
}
