package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.security.MessageDigest;
import java.time.Instant;

/// What the server knows of a bearer token: who holds it and until when.
record Token(byte[] hash, Holder holder, Instant expiresAt) {
    sealed interface Holder {
        /// A person; `only` is the one organization that the token is good for, or null for all of
        /// theirs.
        record Account(MemberId id, OrgId only) implements Holder {
            boolean isGoodFor(OrgId org) {
                return only == null || only.equals(org);
            }
        }

        record Client(long id, OrgId org) implements Holder {}
    }

    boolean isGood(byte[] offered, Instant now) {
        return MessageDigest.isEqual(hash, offered)
                && (expiresAt == null || expiresAt.isAfter(now));
    }
}
