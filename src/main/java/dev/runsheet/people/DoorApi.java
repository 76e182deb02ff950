package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.http.Door;
import dev.runsheet.platform.http.Visitor;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The door of the server, kept by `Authenticate`.
public final class DoorApi implements Door {
    private final GuestCodes codes;
    private final TokenUses uses;

    public DoorApi(GuestCodes codes, TokenUses uses) {
        this.codes = codes;
        this.uses = uses;
    }

    @Override
    public Actor forOrganization(Handle tx, String bearer, OrgId org, Instant now) {
        return Authenticate.guest(tx, codes, bearer, org)
                .orElseGet(() -> bearer(tx, bearer, org, now));
    }

    private Actor bearer(Handle tx, String bearer, OrgId org, Instant now) {
        var actor = Authenticate.forOrganization(tx, bearer, org, now);
        uses.note(bearer, now);
        return actor;
    }

    /// Who bears the token in another organization than that of the route: never a guest.
    public static Actor elsewhere(Handle tx, String bearer, OrgId org, Instant now) {
        return Authenticate.forOrganization(tx, bearer, org, now);
    }

    @Override
    public Visitor forAccount(Handle tx, String bearer, Instant now) {
        var account = Authenticate.forAccount(tx, bearer, now);
        uses.note(bearer, now);
        return new Visitor(account.id(), account.only());
    }

    @Override
    public Actor forApplication(Handle tx, String bearer, OrgId org, Instant now) {
        return Authenticate.forApplication(tx, bearer, org, now);
    }
}
