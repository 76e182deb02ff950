package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.people.FoundOrganization.Founded;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets the administrator with this address in again who has lost every secret: with another token,
/// password and application.
public final class RenewAccess {
    private RenewAccess() {}

    /// Empty when nobody with this address founded an organization.
    public static Optional<Founded> run(Handle tx, String email, Password password, Instant now) {
        return OrganizationStore.foundedBy(tx, email)
                .map(
                        founder -> {
                            RenewPassword.run(tx, founder.member(), password, now);
                            var client = CreateClient.run(tx, founder.org(), "Default", now);
                            var token = MintToken.forMember(tx, founder.member(), "Default", now);
                            Journal.record(
                                    tx,
                                    Actor.clock(founder.org()),
                                    Events.renewed(founder.org(), email),
                                    now);
                            return new Founded(
                                    founder.org(), founder.member(), client, token.token());
                        });
    }
}
