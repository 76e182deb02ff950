package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Settings.Membership;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Creates a member for an application of the organization.
final class CreateMember {
    private CreateMember() {}

    static Member run(Handle tx, Actor actor, Body body, Membership membership, Instant now) {
        var person = NewMember.created(body);
        var organization = OrganizationStore.lock(tx, actor.org());
        var standing = MemberStore.standing(tx, actor.org(), person.email());
        if (standing.account().isPresent()) {
            body.fault("email", "The email has already been taken.");
        }
        if (standing.isGuest()) {
            body.fault("email", "This is a guest already. Please convert the guest to a member.");
        }
        body.refuseIfAny();
        Seats.take(tx, organization, person.role(), membership);
        return AddMember.active(tx, actor, person, false, now);
    }
}
