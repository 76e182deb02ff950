package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The first time that somebody shows that they read the mail of an address, whose password an
/// administrator may know: whatever anybody came by with it is good no longer, tokens of their own
/// too. So nobody takes an account before its owner comes.
final class ProveAddress {
    private static final byte[] NOTHING = {};

    private ProveAddress() {}

    /// False when there is nothing to prove, or the link proves nothing.
    static boolean run(Handle tx, MailedLink link, Instant now) {
        if (!MailedLinkStore.isProof(tx, link.id())) {
            return false;
        }
        run(tx, link.member(), now);
        return true;
    }

    static void run(Handle tx, MemberId member, Instant now) {
        AccountStore.forgetPassword(tx, member, now);
        SignInStore.signOut(tx, member, now);
        WebSessionStore.deleteOf(tx, member);
        ConsentStore.deleteCodes(tx, member);
        ConsentStore.deleteOf(tx, member, NOTHING);
        TokenStore.deleteOf(tx, member);
        MailedLinkStore.revokeShort(tx, member, now);
    }
}
