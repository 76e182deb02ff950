package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Tells whom of those that a text names it can mean: members who are not disabled, and addresses
/// that are no member's. Members of other organizations mean nobody.
public final class Mentionable {
    private Mentionable() {}

    public static Owners of(Handle tx, OrgId org, Owners named) {
        var known = RosterStore.known(tx, org, named.members(), List.of(), named.guests());
        return new Owners(
                named.members().stream().filter(known.members()::contains).toList(),
                named.guests().stream()
                        .filter(email -> !known.memberEmails().contains(email))
                        .toList(),
                List.of());
    }
}
