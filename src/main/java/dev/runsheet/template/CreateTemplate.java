package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Slug;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.Numbers;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.WelcomeGuests;
import dev.runsheet.template.Template.Access;
import dev.runsheet.template.Template.Cover;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Makes a template of a few keys, or of a whole one that was exported.
public final class CreateTemplate {
    private static final int ALIAS_DIGITS = 6;

    private CreateTemplate() {}

    public static TemplateId run(Handle tx, Actor actor, Body body, Instant now) {
        checkMayCreate(actor);
        var sent = new Exported(body.values());
        if (sent.wasTemplate()) {
            DropForeign.run(tx, actor, sent);
        }
        return create(tx, actor, sent, body, now);
    }

    static void checkMayCreate(Actor actor) {
        if (actor.isGuest() || actor.isLight()) {
            throw new Forbidden("You do not have permission to create templates.").refuse();
        }
    }

    /// `body` is where the faults go.
    static TemplateId create(Handle tx, Actor actor, Exported sent, Body body, Instant now) {
        sent.rename(AliasStore.taken(tx, actor.org(), sent.aliases()));
        var read = sent.body(body.faults());
        var organization = OrganizationStore.find(tx, actor.org());
        var due = organization.defaultDeadline();
        var content = new ContentForm(tx, actor, read, due, now).read();
        var id = TemplateId.fresh();
        var form = new CoverForm(tx, actor, read);
        var cover = form.cover(id, blank(actor, id, content.title()));
        var access =
                form.access(organization.keepsTemplatesPrivate() ? Access.PRIVATE : Access.OPEN);
        read.flag("starred");
        if (cover.owner() == null) {
            read.fault("owner_id", "The owner id field is required.");
        }
        read.refuseIfAny();
        CheckDocument.run(content, "type");
        WelcomeGuests.run(tx, actor, guests(content), now);
        insert(
                tx,
                actor.org(),
                id,
                cover,
                access,
                content,
                actor.member().orElse(cover.owner()),
                now);
        StarTemplate.run(tx, actor, id, read);
        NotePublic.run(tx, actor, id, Optional.empty(), content, now);
        Events.ofTemplate(tx, actor, Verb.CREATED, "Created template", id, content.title(), now);
        return id;
    }

    private static void insert(
            Handle tx,
            OrgId org,
            TemplateId id,
            Cover cover,
            Access access,
            Content content,
            MemberId by,
            Instant now) {
        long number = Numbers.next(tx, org, Numbers.Kind.TEMPLATE, 1);
        var template =
                new Template(
                        org,
                        id,
                        number,
                        cover,
                        access,
                        content.isDualVersion(),
                        1,
                        null,
                        0,
                        1,
                        by,
                        now,
                        by,
                        now,
                        null);
        TemplateStore.insert(tx, template, content);
        VersionStore.insert(tx, org, id, 1, content);
    }

    private static Cover blank(Actor actor, TemplateId id, String title) {
        var hex = id.hex();
        var alias = Slug.of(title, "template") + "-" + hex.substring(hex.length() - ALIAS_DIGITS);
        return new Cover(null, alias, actor.member().orElse(null), null, false, List.of());
    }

    private static List<String> guests(Content content) {
        var guests = new ArrayList<String>();
        content.steps().forEach(step -> guests.addAll(step.owners().guests()));
        content.rules().forEach(rule -> guests.addAll(EditRules.guests(rule)));
        return guests;
    }
}
