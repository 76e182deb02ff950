package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.CreateClient.NewClient;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Creates an organization with its first administrator and first application; the secrets in the
/// answer are told once.
public final class FoundOrganization {
    public record Founded(OrgId org, MemberId admin, NewClient client, String token) {}

    private FoundOrganization() {}

    /// `admin` is an administrator whatever role it says.
    public static Founded run(
            Handle tx, String name, String timezone, NewMember admin, Instant now) {
        var org = OrgId.fresh();
        var organization = Organization.founded(org, name, timezone, now);
        OrganizationStore.insert(tx, organization);
        NumberStore.start(tx, org);
        var clock = Actor.clock(org);
        Journal.record(tx, clock, Events.founded(organization), now);
        var member = AddMember.active(tx, clock, admin.asAdmin(), true, now);
        var client = CreateClient.run(tx, org, "Default", now);
        var token = MintToken.forMember(tx, member.id(), "Default", now);
        return new Founded(org, member.id(), client, token.token());
    }
}
