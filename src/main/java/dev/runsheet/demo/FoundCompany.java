package dev.runsheet.demo;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Role;
import dev.runsheet.people.AddMember;
import dev.runsheet.people.FoundOrganization;
import dev.runsheet.people.FoundOrganization.Founded;
import dev.runsheet.people.NewMember;
import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Founds the example company with its members, who all have the same password.
final class FoundCompany {
    private static final String DOMAIN = "@alderbrook.example";

    private FoundCompany() {}

    static Founded run(Handle tx, Password password, Instant now) {
        var company = Script.company();
        var zone = (String) company.get("timezone");
        var people = Script.maps(company.get("members"));

        var first = member(people.getFirst(), zone);
        var founded = FoundOrganization.run(tx, (String) company.get("name"), zone, first, now);
        SetPassword.run(tx, founded.admin(), password, now);
        var clock = Actor.clock(founded.org());
        for (var each : people.subList(1, people.size())) {
            var person = AddMember.run(tx, clock, member(each, zone), now);
            SetPassword.run(tx, person.id(), password, now);
        }
        return founded;
    }

    /// The one who founds it, and whom the example is shown to.
    static String founder() {
        return email(Script.maps(Script.company().get("members")).getFirst());
    }

    static String email(Map<String, Object> member) {
        return (member.get("first_name") + "." + member.get("last_name")).toLowerCase(Locale.ROOT)
                + DOMAIN;
    }

    /// How the script calls this member: `@clara`.
    static String name(Map<String, Object> member) {
        return "@" + ((String) member.get("first_name")).toLowerCase(Locale.ROOT);
    }

    private static NewMember member(Map<String, Object> member, String zone) {
        return new NewMember(
                email(member),
                (String) member.get("first_name"),
                (String) member.get("last_name"),
                Role.of((String) member.get("role")).orElseThrow(),
                zone);
    }
}
