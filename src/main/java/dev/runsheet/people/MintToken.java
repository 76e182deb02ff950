package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.Token.Holder;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes a bearer token; its text is answered once and never kept.
public final class MintToken {
    public record Minted(String token, long expiresIn) {}

    private static final Duration PERSONAL = Duration.ofSeconds(15_778_800);
    private static final Duration OF_APPLICATION = Duration.ofDays(7);
    private static final Duration BY_APPLICATION = Duration.ofDays(90);

    private MintToken() {}

    /// A personal token, good for every organization that the member is in.
    public static Minted forMember(Handle tx, MemberId member, String name, Instant now) {
        return mint(tx, new Holder.Account(member, null), PERSONAL, name, now);
    }

    /// What an application of `org` gets for one of its members: other organizations of the same
    /// person are none of its business.
    static Minted forMemberOf(Handle tx, OrgId org, MemberId member, Instant now) {
        return mint(tx, new Holder.Account(member, org), BY_APPLICATION, "", now);
    }

    static Minted forClient(Handle tx, Holder.Client client, Instant now) {
        return mint(tx, client, OF_APPLICATION, "", now);
    }

    private static Minted mint(
            Handle tx, Holder holder, Duration lifetime, String name, Instant now) {
        var secret = Secret.fresh();
        var token = new Token(Secret.hash(secret), holder, now.plus(lifetime));
        TokenStore.insert(tx, token, name, now);
        return new Minted(secret, lifetime.toSeconds());
    }
}
