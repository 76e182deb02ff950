package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.MailedLink.Purpose;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Follows a link from a letter, once: whoever has it reads that person's mail.
public final class AcceptLink {
    /// `org` is the organization of an invitation.
    public record Accepted(Purpose purpose, MemberId member, String email, Optional<OrgId> org) {}

    private AcceptLink() {}

    /// `address` is the one on the network.
    public static Accepted run(
            Handle tx, MailedLinks links, String token, Body body, String address, Instant now) {
        var link = links.lock(tx, token, now).orElseThrow(() -> new NotFound("link").refuse());
        switch (link.purpose()) {
            case INVITATION -> AcceptInvitation.run(tx, link, body, now);
            case RESET -> {
                ProveAddress.run(tx, link, now);
                ResetPassword.run(tx, link, body, now);
            }
            case ADDRESS -> ConfirmAddress.run(tx, link, now);
        }
        AccountStore.handBy(tx, link.id());
        MailedLinkStore.use(tx, link.id(), now);
        // Who was guessed at from elsewhere comes in from here.
        SignInStore.remember(tx, link.member(), Place.of(address), now);
        return new Accepted(
                link.purpose(), link.member(), link.email(), Optional.ofNullable(link.org()));
    }
}
