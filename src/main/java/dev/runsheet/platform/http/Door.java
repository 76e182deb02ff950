package dev.runsheet.platform.http;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Turns a bearer token into who acts, or refuses: 401 for a token that is no good, 403 for one
/// whose holder does not belong.
public interface Door {
    /// A member, guest or application of `org`.
    Actor forOrganization(Handle tx, String bearer, OrgId org, Instant now);

    /// A person, whatever organization they are in.
    Visitor forAccount(Handle tx, String bearer, Instant now);

    /// An application of `org`.
    Actor forApplication(Handle tx, String bearer, OrgId org, Instant now);
}
