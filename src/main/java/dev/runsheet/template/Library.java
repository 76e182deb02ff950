package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TemplateId;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// What of an organization's templates is shown to everybody. What is not public is like what does
/// not exist.
public final class Library {
    private Library() {}

    public static PublicKickoff kickoff(Handle tx, OrgId org, TemplateId id) {
        return kickoff(TemplateStore.find(tx, org, id));
    }

    public static PublicKickoff kickoff(Handle tx, OrgId org, String alias) {
        return kickoff(TemplateStore.findByAlias(tx, org, alias));
    }

    private static PublicKickoff kickoff(Optional<Draft> found) {
        var draft = open(found, Content::isPublicKickoff);
        return new PublicKickoff(
                draft.template().id(),
                draft.content().title(),
                draft.content().kickoffSharingMember(),
                draft.template().cover().owner(),
                draft.content().kickoff());
    }

    /// With the content that a launch would use. Whether it is shown says the newest one, so that
    /// turning it off hides it at once.
    static Draft shown(Handle tx, Optional<Draft> found, Predicate<Content> isShown) {
        var draft = open(found, isShown);
        var template = draft.template();
        var version = Versions.of(tx, template.org(), template.id(), template.launchVersion());
        return draft.with(InsertSnippets.runPublic(tx, template.org(), version.content()));
    }

    private static Draft open(Optional<Draft> found, Predicate<Content> isShown) {
        return found.filter(each -> !each.template().isArchived())
                .filter(each -> isShown.test(each.content()))
                .filter(each -> each.template().launchVersion() != null)
                .orElseThrow(() -> new NotFound("template").refuse());
    }
}
