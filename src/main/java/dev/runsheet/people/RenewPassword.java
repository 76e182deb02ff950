package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives a person another password, and takes from everybody else what they came by with the one
/// before: every browser is signed out, every application must ask again, and no link is good that
/// was mailed for another password or address.
final class RenewPassword {
    private static final byte[] NOTHING = {};

    private RenewPassword() {}

    static void run(Handle tx, MemberId member, Password password, Instant now) {
        run(tx, member, password, NOTHING, now);
    }

    /// `kept` is the hash of the token that whoever does this bears, which stays good.
    static void run(Handle tx, MemberId member, Password password, byte[] kept, Instant now) {
        SetPassword.run(tx, member, password, now);
        SignInStore.signOut(tx, member, now);
        WebSessionStore.deleteOf(tx, member);
        ConsentStore.deleteCodes(tx, member);
        ConsentStore.deleteOf(tx, member, kept);
        MailedLinkStore.revokeShort(tx, member, now);
    }
}
