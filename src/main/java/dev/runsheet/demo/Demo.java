package dev.runsheet.demo;

import dev.runsheet.people.FoundOrganization.Founded;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.Password;
import dev.runsheet.people.RenewAccess;
import dev.runsheet.platform.config.Misconfigured;
import dev.runsheet.platform.db.Transactions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/// The example company of `bin/demo`. Its past is told once, to a server whose clock is a
/// `Calendar`; `welcome` says how to get in.
public final class Demo {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transactions database;
    private final CredentialsFile file;

    public Demo(Transactions database, Path data) {
        this.database = database;
        file = new CredentialsFile(data);
    }

    public boolean isNew() {
        return file.read().isEmpty();
    }

    /// Founds the company and fills it through the server on `port`. A telling that was cut off is
    /// taken up where it stopped. Throws `Misconfigured` where somebody else's data is.
    public void tell(int port, Calendar calendar, Instant now) {
        checkIsAlone();
        var password = invented();
        var founded = founded(Password.of(password), now);
        var begun = database.read(tx -> OrganizationStore.find(tx, founded.org()).createdAt());
        FillCompany.run(endpoint(port), founded, calendar, begun);
        file.write(credentials(port, founded, password));
    }

    /// What to read on the screen once the server runs. The file says from then on where it is.
    public String welcome(int port, Instant now) {
        var known = file.read().orElseThrow().at(endpoint(port));
        var credentials = known.isGood() ? known : renewed(port, now);
        file.write(credentials);
        return Welcome.text(credentials, Trial.all(credentials, now));
    }

    private void checkIsAlone() {
        boolean isForeign =
                database.read(
                        tx ->
                                OrganizationStore.isAny(tx)
                                        && !OrganizationStore.isFoundedBy(
                                                tx, FoundCompany.founder()));
        if (isForeign) {
            throw Misconfigured.of(
                    "There is an organization in this database already: the example company wants"
                            + " one of its own, in another directory with --data.");
        }
    }

    private Founded founded(Password password, Instant now) {
        var founder = FoundCompany.founder();
        return database.write(
                tx ->
                        RenewAccess.run(tx, founder, password, now)
                                .orElseGet(() -> FoundCompany.run(tx, password, now)));
    }

    /// Tokens grow old.
    private Credentials renewed(int port, Instant now) {
        var password = invented();
        return credentials(port, founded(Password.of(password), now), password);
    }

    private static Credentials credentials(int port, Founded founded, String password) {
        return new Credentials(
                endpoint(port),
                founded.org().hex(),
                founded.admin().value(),
                founded.token(),
                Long.toString(founded.client().id()),
                founded.client().secret(),
                FoundCompany.founder(),
                password);
    }

    private static String endpoint(int port) {
        return "http://127.0.0.1:" + port + "/api";
    }

    /// With an upper case letter and a digit, as passwords must have.
    private static String invented() {
        var password = new StringBuilder("R1");
        while (password.length() < PASSWORD_LENGTH) {
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
