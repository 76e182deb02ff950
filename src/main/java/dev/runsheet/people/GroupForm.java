package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Settings;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.Handle;

/// Reads a group as clients write it; old ones call its members users.
final class GroupForm {
    private static final int MOST_NAME = 200;
    private static final int MOST_DESCRIPTION = 5000;

    private GroupForm() {}

    /// The documents ask for a description, and clients leave it out (platform spec 7).
    static void require(Body body, Settings settings) {
        if (settings.strictValidation()) {
            body.requiredString("description", MOST_DESCRIPTION);
        }
    }

    /// A new group needs a name. What is wrong becomes a fault of the body.
    static GroupChange create(Handle tx, OrgId org, Body body) {
        return read(tx, org, body, Given.of(body.requiredString("name", MOST_NAME)), null);
    }

    /// A group that keeps its name is the one that has it already.
    static GroupChange update(Handle tx, OrgId org, Body body, GroupId current) {
        var name = body.isSet("name") ? body.givenTitle("name", MOST_NAME) : Given.<String>absent();
        return read(tx, org, body, name, current);
    }

    private static GroupChange read(
            Handle tx, OrgId org, Body body, Given<String> name, GroupId current) {
        var stripped = name.map(String::strip);
        if (stripped.isPresent() && GroupStore.isTaken(tx, org, stripped.value(), current)) {
            body.fault("name", "The name has already been taken.");
        }
        var members = body.firstOf("members", "users");
        var listed = listed(tx, org, body, members);
        return new GroupChange(
                stripped,
                body.isSet("description")
                        ? body.givenString("description", MOST_DESCRIPTION)
                        : Given.absent(),
                body.has(members) ? Given.of(listed.members()) : Given.absent(),
                body.has("guests") ? Given.of(listed.guests()) : Given.absent());
    }

    private static Owners listed(Handle tx, OrgId org, Body body, String members) {
        var buckets = new LinkedHashMap<String, Object>();
        buckets.put(members, body.raw(members));
        buckets.put("guests", body.raw("guests"));
        var listed = OwnersForm.read(tx, org, Body.of(buckets, "", body.faults()), members);
        for (var stranger : GuestStore.unknown(tx, org, listed.guests())) {
            body.fault("guests", stranger + " is no guest of this organization.");
        }
        return listed;
    }
}
