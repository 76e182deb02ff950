package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.web.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever is changed is in the feed and is told to the world: every write of the description is
/// sent once.
class TellingTest {
    /// A token is a secret that comes and goes and no change of the organization: what concerns
    /// signing in is kept out of the feed (platform spec 12.2). An export only reads. That a
    /// stranger asks for a letter is nothing that happened to the organization. An address is
    /// another only when a link was followed, and links that are handed over are in the log of
    /// administrators. What somebody has read and wants to hear of is their own business.
    private static final Set<String> UNTOLD =
            Set.of(
                    "POST /oauth/token",
                    "POST /applications/{org}/users/{email}/token",
                    "POST /me/x/tokens",
                    "DELETE /me/x/tokens/{token}",
                    "POST /x/password-resets",
                    "POST /x/links/{link}",
                    "POST /public/library/{org}/blueprint/{checklist}/kick-off/invitations",
                    "POST /{org}/public/kickoff/{alias}/invitations",
                    "POST /organizations/{org}/runs/{run}/export",
                    "PUT /organizations/{org}/users/{user}/update-email",
                    "POST /organizations/{org}/x/users/{user}/link",
                    "PUT /organizations/{org}/x/notices/{notice}/read",
                    "PUT /organizations/{org}/x/notices/read",
                    "PUT /organizations/{org}/x/me/notifications",
                    "POST /x/unsubscribe/{org}/{off}");

    private final Bakehouse bakery = new Bakehouse();

    /// How much was written of what happened.
    private record Written(int lines, int messages) {
        static Written of(Handle tx) {
            return new Written(
                    tx.createQuery("select count(*) from activity").mapTo(Integer.class).one(),
                    tx.createQuery("select count(*) from outbox").mapTo(Integer.class).one());
        }
    }

    @AfterEach
    void close() {
        bakery.close();
    }

    @Test
    void everyWriteLeavesALineAndAMessage() {
        var pantry = new Pantry(bakery);
        var silent = new ArrayList<String>();
        for (var told : new ToldWrites(pantry).all()) {
            pantry.restore();
            told.before().forEach(write -> done(pantry, write));
            var before = bakery.read(Written::of);
            done(pantry, told.write());
            var after = bakery.read(Written::of);
            if (after.lines() == before.lines() || after.messages() == before.messages()) {
                silent.add(told.operation() + " " + before + " " + after);
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void noWriteIsLeftOut() {
        var sent = new TreeSet<>(UNTOLD);
        new ToldWrites(new Pantry(bakery)).all().forEach(told -> sent.add(told.operation()));
        assertThat(sent).isEqualTo(described());
    }

    private void done(Pantry pantry, Write write) {
        var isForApplications = write.path().startsWith("/applications");
        var reply = write.by(isForApplications ? pantry.application() : bakery.ann);
        assertThat(reply.status()).as(write + " " + reply.text()).isLessThan(300);
    }

    private static TreeSet<String> described() {
        var operations = new TreeSet<String>();
        ((Map<?, ?>) Description.read().get("paths"))
                .forEach(
                        (path, item) ->
                                ((Map<?, ?>) item)
                                        .keySet().stream()
                                                .map(key -> key.toString().toUpperCase(Locale.ROOT))
                                                .filter(
                                                        List.of("POST", "PUT", "PATCH", "DELETE")
                                                                ::contains)
                                                .forEach(
                                                        method ->
                                                                operations.add(
                                                                        method + " " + path)));
        return operations;
    }
}
