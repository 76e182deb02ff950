package dev.runsheet.server;

import dev.runsheet.base.Role;
import dev.runsheet.form.Email;
import dev.runsheet.people.FoundOrganization;
import dev.runsheet.people.NewMember;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.config.Arguments;
import dev.runsheet.platform.config.Misconfigured;
import dev.runsheet.platform.db.Transactions;
import java.time.Instant;
import java.util.Locale;

/// The first organization of a database, which the start makes.
public final class FirstOrganization {
    private FirstOrganization() {}

    /// Throws `Misconfigured` when there is none and nothing says how to make one.
    public static void found(Transactions database, Arguments arguments, Instant now) {
        if (database.read(OrganizationStore::isAny)) {
            return;
        }
        var name = arguments.option("--org");
        if (name.isEmpty()) {
            throw Misconfigured.of(
                    "There is no organization in this database yet: start once with --org NAME and --email ADDRESS, which are its name and its administrator.");
        }
        var email = arguments.option("--email").orElseThrow().strip().toLowerCase(Locale.ROOT);
        if (!Email.isAddress(email)) {
            throw Misconfigured.of("The --email must be an address, and is \"" + email + "\".");
        }
        var admin = new NewMember(email, "", "", Role.ADMIN, "UTC");
        var founded =
                database.write(tx -> FoundOrganization.run(tx, name.get(), "UTC", admin, now));
        System.out.printf(
                """
                The organization is founded. What follows is shown this once:

                  Organization    %s
                  Administrator   %s, member %s
                  Token           %s
                  Client          %d
                  Client secret   %s

                """,
                founded.org().hex(),
                email,
                founded.admin(),
                founded.token(),
                founded.client().id(),
                founded.client().secret());
    }
}
