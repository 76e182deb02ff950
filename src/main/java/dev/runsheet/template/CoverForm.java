package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.OwnersForm;
import dev.runsheet.people.Roster;
import dev.runsheet.template.Template.Access;
import dev.runsheet.template.Template.Cover;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Reads what a request says about a template beside its content; what it does not say stays.
final class CoverForm {
    private static final int LONGEST_STATUS = 50;
    private static final int LONGEST_ALIAS = 255;

    private final Handle tx;
    private final Actor actor;
    private final Body body;

    CoverForm(Handle tx, Actor actor, Body body) {
        this.tx = tx;
        this.actor = actor;
        this.body = body;
    }

    Cover cover(TemplateId template, Cover current) {
        checkMember("user_id");
        return new Cover(
                body.givenString("status", LONGEST_STATUS).or(current.status()),
                alias(template, current),
                owner(current.owner()),
                folder(current),
                body.givenFlag("is_pinned").or(current.isPinned()),
                body.has("tags") ? TagsForm.read(tx, actor.org(), body, "tags") : current.tags());
    }

    /// A null is as good as none: there is always an owner.
    MemberId owner(MemberId current) {
        return body.isSet("owner_id") ? checkMember("owner_id").orElse(current) : current;
    }

    /// A list that is sent replaces the stored one.
    Access access(Access current) {
        var people = people(body);
        return new Access(
                body.has("users") ? people.members() : current.members(),
                body.has("groups") ? people.groups() : current.groups(),
                grants(current.grants()));
    }

    private Grants grants(Grants current) {
        var grants = current;
        for (var row : body.objects("permissions")) {
            var grant =
                    row.raw("type") instanceof String word
                            ? Grant.of(word)
                            : Optional.<Grant>empty();
            if (grant.isEmpty()) {
                row.fault("type", "The selected " + row.path("type") + " is invalid.");
            } else {
                grants = grants.with(grant.get(), circle(row));
            }
        }
        return grants;
    }

    private Circle circle(Body row) {
        boolean isNamed = row.isSet("users") || row.isSet("groups");
        return row.flag("all").orElse(!isNamed) ? Circle.EVERYONE : Circle.of(people(row));
    }

    /// Without guests, who have no rights on templates.
    private Owners people(Body from) {
        return OwnersForm.read(tx, actor.org(), from.only(Set.of("users", "groups")));
    }

    private String alias(TemplateId template, Cover current) {
        if (!body.isSet("alias")) {
            return current.alias();
        }
        var alias = body.requiredString("alias", LONGEST_ALIAS);
        if (!alias.isEmpty() && TemplateStore.isAliasTaken(tx, actor.org(), alias, template)) {
            body.fault("alias", "The alias has already been taken.");
        }
        return alias;
    }

    private FolderId folder(Cover current) {
        var given = body.givenHex("folder_id").map(FoldersForm::id);
        if (given.isPresent()
                && given.value() != null
                && !FoldersForm.isOfTemplates(tx, actor.org(), given.value())) {
            body.fault("folder_id", "The selected folder id is invalid.");
        }
        return given.or(current.folder());
    }

    private Optional<MemberId> checkMember(String key) {
        var given = Optional.ofNullable(body.givenMember(key).or(null));
        if (given.isPresent() && !new Roster(tx, actor).isMember(given.get())) {
            body.fault(key, "The selected " + Body.words(key) + " is invalid.");
        }
        return given;
    }
}
