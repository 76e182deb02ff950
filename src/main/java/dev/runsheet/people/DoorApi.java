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

    public DoorApi(GuestCodes codes) {
        this.codes = codes;
    }

    @Override
    public Actor forOrganization(Handle tx, String bearer, OrgId org, Instant now) {
        return Authenticate.guest(tx, codes, bearer, org)
                .orElseGet(() -> Authenticate.forOrganization(tx, bearer, org, now));
    }

    /// Who bears the token in another organization than that of the route: never a guest.
    public static Actor elsewhere(Handle tx, String bearer, OrgId org, Instant now) {
        return Authenticate.forOrganization(tx, bearer, org, now);
    }

    @Override
    public Visitor forAccount(Handle tx, String bearer, Instant now) {
        var account = Authenticate.forAccount(tx, bearer, now);
        return new Visitor(account.id(), account.only());
    }

    @Override
    public Actor forApplication(Handle tx, String bearer, OrgId org, Instant now) {
        return Authenticate.forApplication(tx, bearer, org, now);
    }
}
