package dev.runsheet.people;

import dev.runsheet.people.MailedLink.Purpose;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Tells whoever has a link from a letter what it is for, before they follow it.
public final class LookAtLink {
    /// `organization` is the name of the one that invites. Who has joined another one before is
    /// asked for nothing by an invitation.
    public record Seen(
            Purpose purpose,
            Person person,
            String email,
            boolean hasJoined,
            boolean hasPassword,
            String organization) {}

    private LookAtLink() {}

    /// Empty when the link is good no longer, or never was.
    public static Optional<Seen> run(Handle tx, MailedLinks links, String token, Instant now) {
        return links.find(tx, token, now).map(link -> seen(tx, link));
    }

    private static Seen seen(Handle tx, MailedLink link) {
        var person = AccountStore.find(tx, link.member()).person();
        var known = SignInStore.find(tx, person.email()).orElseThrow();
        var organization =
                link.org() == null ? null : OrganizationStore.find(tx, link.org()).name();
        return new Seen(
                link.purpose(),
                person,
                link.email(),
                person.username() != null && !MailedLinkStore.isProof(tx, link.id()),
                known.password().isPresent(),
                organization);
    }
}
