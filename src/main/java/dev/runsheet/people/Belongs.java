package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import org.jdbi.v3.core.Handle;

/// An application acts for active members of its own organization only; those of others have
/// nothing to do with it, whatever it asks them.
public final class Belongs {
    private Belongs() {}

    public static boolean is(Handle tx, Client client, MemberId member) {
        return MemberStore.acting(tx, client.org(), member).isPresent();
    }

    static void check(Handle tx, Client client, MemberId member) {
        if (!is(tx, client, member)) {
            throw new Forbidden("You are no member of this application's organization.").refuse();
        }
    }
}
